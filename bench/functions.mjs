// The function packages of /tasks: size, init in a fresh process, warm requests against a local DynamoDB API; beside the same handlers with
// the AWS SDK left in node_modules.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { spread } from './measure.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.dirname(here);
const require = createRequire(path.join(root, 'functions', 'package.json'));
const key = 'benchmark-key';
const table = 'benchmark';

/** The system whose packages are measured, its functions, and a request that each answers with success. */
const system = 'tasks';
const requests = {
  'get-handler': { httpMethod: 'GET' },
  'post-handler': { httpMethod: 'POST', body: JSON.stringify({ title: 'Measure' }) },
  'put-handler': { httpMethod: 'PUT', id: true, body: JSON.stringify({ title: 'Measured' }) },
  'delete-handler': { httpMethod: 'DELETE', id: true },
};

/** @returns rows of `{ name, zipped, packed, unbundled }`, sizes in KB; init and request in ms with spreads, memory in MB */
export async function measureFunctions(rounds, log) {
  const folder = path.join(root, '.gen', 'bench', 'functions');
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'package.json'), '{ "type": "commonjs" }\n');
  const api = await startApis();
  try {
    const rows = [];
    for (const [name, request] of Object.entries(requests)) {
      const variants = { packed: unzip(name, folder), unbundled: await bundleWithoutSdk(name, folder) };
      const runs = { packed: [], unbundled: [] };
      for (let round = 0; round < rounds; round++)
        for (const [variant, file] of Object.entries(variants)) runs[variant].push(await runOnce(file, request, api.environment));
      const of = variant => Object.fromEntries(['init', 'request', 'memory']
        .map(field => [field, spread(runs[variant].map(run => run[field]))]));
      rows.push({ name, zipped: fs.statSync(packageOf(name)).size / 1024, packed: of('packed'), unbundled: of('unbundled') });
      log(`functions: ${name}`);
    }
    return rows;
  } finally {
    api.stop();
  }
}

const packageOf = name => path.join(root, '.gen', 'functions', system, `${name}.zip`);

function unzip(name, folder) {
  const files = require('fflate').unzipSync(fs.readFileSync(packageOf(name)));
  const to = path.join(folder, 'packed', name);
  fs.mkdirSync(to, { recursive: true });
  for (const [file, content] of Object.entries(files)) fs.writeFileSync(path.join(to, file), content);
  return path.join(to, 'index.js');
}

async function bundleWithoutSdk(name, folder) {
  const outfile = path.join(folder, 'unbundled', name, 'index.js');
  await require('esbuild').build({
    entryPoints: [path.join(root, 'functions', system, name, 'index.ts')], outfile,
    bundle: true, platform: 'node', target: 'node20', format: 'cjs',
    external: ['@aws-sdk/*', '@smithy/*'], logLevel: 'silent',
    plugins: [(await import('../functions/build/validatorPlugin.mjs')).validatorPlugin],
  });
  return outfile;
}

function runOnce(file, request, environment) {
  return outputOf([path.join(here, 'handler.cjs'), file, JSON.stringify(request)], {
    ...process.env, NODE_PATH: path.join(root, 'functions', 'node_modules'), NODE_COMPILE_CACHE: '', ...environment,
  }).then(JSON.parse);
}

/** The last line that a node process prints. */
function outputOf(args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let result = '', problems = '';
    child.stdout.on('data', chunk => { result += chunk; });
    child.stderr.on('data', chunk => { problems += chunk; });
    child.on('close', code => code === 0
      ? resolve(result.trim().split('\n').at(-1))
      : reject(new Error(`${args[1]}: ${problems || result}`)));
  });
}

/** DynamoDB in memory, in a process of its own, and an SSM that knows one parameter. */
async function startApis() {
  const dynamo = spawn(process.execPath, [path.join(root, 'tests', 'Functions', 'dynalite.mjs')], { stdio: ['pipe', 'pipe', 'inherit'] });
  const { port } = JSON.parse(await new Promise(resolve => dynamo.stdout.once('data', resolve)));
  const ssm = http.createServer((_, response) => response.setHeader('Content-Type', 'application/x-amz-json-1.1')
    .end(JSON.stringify({ Parameter: { Name: 'key', Type: 'SecureString', Value: key, Version: 1 } })));
  await new Promise(resolve => ssm.listen(0, '127.0.0.1', resolve));
  return {
    environment: {
      AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${port}`, AWS_ENDPOINT_URL_SSM: `http://127.0.0.1:${ssm.address().port}`,
      AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', REGION: 'us-east-1',
      DYNAMODB_TABLE: table, API_KEY_PARAMETER: 'key', BENCH_KEY: key, LOG_LEVEL: 'ERROR', DEBUG_ENABLED: 'false',
      AWS_LAMBDA_FUNCTION_NAME: 'benchmark',
    },
    stop() { dynamo.stdin.end(); ssm.close(); ssm.closeAllConnections(); },
  };
}
