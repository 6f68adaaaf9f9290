// One function in a fresh process: `node handler.cjs <index.js> <request as JSON>`. Prints how long its init took, the median time of its
// warm requests (ms) and its resident memory after them (MB).
'use strict';
const { performance } = require('node:perf_hooks');
const started = performance.now();
const { handler } = require(process.argv[2]);
const init = performance.now() - started;

const request = JSON.parse(process.argv[3]);
const headers = { 'x-api-key': process.env.BENCH_KEY, 'Content-Type': 'application/json' };
const warmUp = 20, measured = 100;

function eventOf(id) {
  return {
    resource: id ? '/tasks/{task_id}' : '/tasks', path: id ? `/tasks/${id}` : '/tasks',
    httpMethod: request.httpMethod, body: request.body ?? null, headers,
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    queryStringParameters: null, multiValueQueryStringParameters: null, pathParameters: id ? { task_id: id } : null,
    stageVariables: null, isBase64Encoded: false,
    requestContext: { requestId: 'benchmark', stage: 'prod', identity: {}, httpMethod: request.httpMethod },
  };
}

const { DynamoDBClient, CreateTableCommand, DescribeTableCommand, PutItemCommand } = require('@aws-sdk/client-dynamodb');
const client = new DynamoDBClient({});
const TableName = process.env.DYNAMODB_TABLE;

async function prepareTable() {
  await client.send(new CreateTableCommand({
    TableName, BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'session_id', AttributeType: 'S' }, { AttributeName: 'task_id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'session_id', KeyType: 'HASH' }, { AttributeName: 'task_id', KeyType: 'RANGE' }],
  })).catch(error => { if (error.name !== 'ResourceInUseException') throw error; });
  while ((await client.send(new DescribeTableCommand({ TableName }))).Table.TableStatus !== 'ACTIVE');
}

async function taskId() {
  const id = require('node:crypto').randomUUID();
  const now = new Date().toISOString();
  await client.send(new PutItemCommand({
    TableName, Item: {
      session_id: { S: 'default' }, task_id: { S: id }, title: { S: 'Measure' }, status: { S: 'pending' }, version: { N: '1' },
      created_at: { S: now }, updated_at: { S: now }, expires_at: { N: '4102444800' }, description: { S: '' },
      priority: { N: '3' }, tags: { L: [] },
    },
  }));
  return id;
}

async function main() {
  await prepareTable();
  const context = { awsRequestId: 'benchmark', functionName: 'benchmark', getRemainingTimeInMillis: () => 30_000 };
  const times = [];
  for (let call = 0; call < warmUp + measured; call++) {
    const event = eventOf(request.id ? await taskId() : undefined);
    const before = performance.now();
    const { statusCode, body } = await handler(event, context);
    if (call >= warmUp) times.push(performance.now() - before);
    if (statusCode >= 300) throw new Error(`answered ${statusCode}: ${body}`);
  }
  const memory = process.memoryUsage.rss() / 1024 / 1024;
  console.log(JSON.stringify({ init, request: times.sort((left, right) => left - right)[measured >> 1], memory }));
}

main().catch(error => { console.error(error); process.exitCode = 1; });
