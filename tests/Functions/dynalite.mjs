/**
 * Starts a DynamoDB API in memory on the loopback interface: `node dynalite.mjs [port]` (default: a free one). Prints `{"port":…}` when it
 * listens; ends when its standard input does, so that it never outlives the tests.
 */
import { createRequire } from "node:module";
import { installPackages } from "../../functions/build/packages.mjs";
import { withLock } from "../../bindings/lock.mjs";
import { lockFile } from "../../functions/build/sources.mjs";
import { createDynamoDb } from "./transactions.mjs";

await withLock(lockFile, installPackages);

const require = createRequire(new URL("../../functions/package.json", import.meta.url));
const server = createDynamoDb(require, { createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
server.listen(Number(process.argv[2] ?? 0), "127.0.0.1", () => console.log(JSON.stringify({ port: server.address().port })));
process.stdin.resume().on("end", () => process.exit(0));
