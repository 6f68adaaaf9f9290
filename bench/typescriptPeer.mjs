// The same L1 resources in TypeScript CDKTF: a program written from what Tap has synthesized.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { run } from '../bindings/run.mjs';

// Keys below these are names of the user, not of the provider.
const maps = new Set([
  'tags', 'variables', 'request_parameters', 'request_templates', 'response_parameters', 'response_templates', 'response_models',
  'parameters',
]);
const notConfiguration = new Set(['//', 'depends_on', 'provider', 'lifecycle', 'provisioner', 'connection']);
const template = {
  target: 'ES2018', module: 'CommonJS', moduleResolution: 'node', strict: true, esModuleInterop: true, skipLibCheck: true, types: ['node'],
};

/**
 * Writes the program into `folder`/stock, as CDKTF's template runs it (ts-node), into `folder`/index with all imports from the provider's
 * index, and compiled into `folder`/compiled.
 * @param synthesized the folder `stacks` of Tap's own output
 */
export async function writeTypeScriptPeer(synthesized, folder) {
  const require = createRequire(path.join(folder, 'package.json'));
  for (const kind of ['stock', 'index', 'compiled']) {
    const to = path.join(folder, kind);
    fs.mkdirSync(to, { recursive: true });
    fs.writeFileSync(path.join(to, 'package.json'), '{ "type": "commonjs" }\n');
    fs.writeFileSync(path.join(to, 'main.ts'), programOf(synthesized, require, kind === 'index' ? fromIndex : fromSubmodules));
    fs.writeFileSync(path.join(to, 'tsconfig.json'), JSON.stringify({ compilerOptions: template }));
    fs.writeFileSync(path.join(to, 'cdktf.json'), JSON.stringify({
      language: 'typescript', app: kind === 'compiled' ? 'node main.js' : 'npx ts-node main.ts',
      projectId: 'bench', sendCrashReports: 'false',
    }));
  }
  await run(process.execPath, [path.join(folder, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', path.join(folder, 'compiled')]);
}

const fromSubmodules = classes => [
  'import { AwsProvider } from "@cdktf/provider-aws/lib/provider";',
  ...classes.map(({ name, module }) => `import { ${name} } from "@cdktf/provider-aws/lib/${module}";`),
];

const fromIndex = classes => [
  'import * as aws from "@cdktf/provider-aws";',
  'const { AwsProvider } = aws.provider;',
  ...classes.map(({ name, module }) => `const { ${name} } = aws.${module.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase())};`),
];

function programOf(synthesized, require, imports) {
  const classes = new Map();
  const body = [];
  for (const stack of fs.readdirSync(synthesized).sort()) {
    const { resource = {} } = JSON.parse(fs.readFileSync(path.join(synthesized, stack, 'cdk.tf.json'), 'utf8'));
    body.push('{', `  const stack = new TerraformStack(app, ${JSON.stringify(stack)});`,
      '  new AwsProvider(stack, "aws", { region: "us-east-1" });');
    for (const [type, named] of Object.entries(resource)) {
      if (!classes.has(type)) classes.set(type, classOf(type, require));
      for (const [name, block] of Object.entries(named))
        body.push(`  new ${classes.get(type).name}(stack, ${JSON.stringify(name)}, ${JSON.stringify(configurationOf(block))});`);
    }
    body.push('}');
  }
  return [
    'import { App, TerraformStack } from "cdktf";',
    ...imports([...classes.values()]),
    'const app = new App();', ...body, 'app.synth();', '',
  ].join('\n');
}

function classOf(type, require) {
  const module = type.replace(/^aws_/, '').replaceAll('_', '-');
  const exported = Object.entries(require(`@cdktf/provider-aws/lib/${module}`)).find(([, value]) => value.tfResourceType === type);
  if (!exported) throw new Error(`@cdktf/provider-aws/lib/${module} has no class for ${type}`);
  return { name: exported[0], module };
}

const camelCase = name => name.replace(/_+([a-z0-9])/g, (_, letter) => letter.toUpperCase());

function configurationOf(value, keepKeys = false) {
  if (Array.isArray(value)) return value.map(item => configurationOf(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !notConfiguration.has(key))
    .map(([key, inner]) => [keepKeys ? key : camelCase(key), configurationOf(inner, maps.has(key))]));
}
