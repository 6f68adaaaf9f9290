/**
 * What dynalite lacks of DynamoDB and functions use: `TransactWriteItems` of `Put` and `Delete` on one table, with its
 * `ClientRequestToken`, and `ReturnValuesOnConditionCheckFailure`. Reaches into dynalite's modules, so its version is pinned.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
import { json } from "node:stream/consumers";
import { promisify } from "node:util";

/** How long DynamoDB remembers the token of a transaction that it has made, in milliseconds. */
const tokenLifetime = 10 * 60_000;

/** An error as dynalite throws it. */
function failure(type, message, details = {}) {
  const body = { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message, ...details };
  return Object.assign(new Error(message), { statusCode: 400, body });
}

/** The modules of dynalite, with failed conditions that give the item back where a request asks for it. */
function loadDynalite(require) {
  const [db, validations, putItem, updateItem, deleteItem] = [
    "db", "validations", "validations/putItem", "validations/updateItem", "validations/deleteItem",
  ].map((name) => require(`dynalite/${name}`));
  for (const { types } of [putItem, updateItem, deleteItem])
    types.ReturnValuesOnConditionCheckFailure = { type: "String", enum: ["ALL_OLD", "NONE"] };
  const { checkConditional } = db;
  db.checkConditional = (data, existing) => {
    const error = checkConditional(data, existing);
    if (error != null && existing !== undefined && data.ReturnValuesOnConditionCheckFailure === "ALL_OLD") error.body.Item = existing;
    return error;
  };
  const actions = { Put: { operation: putItem, item: "Item" }, Delete: { operation: deleteItem, item: "Key" } };
  return { dynalite: require("dynalite"), db, validations, actions };
}

class Transactions {
  #tokens = new Map();
  #modules;
  #store;

  constructor(modules, store) {
    this.#modules = modules;
    this.#store = store;
  }

  /** Makes a transaction, unless one with its token has been made. */
  async make({ TransactItems, ClientRequestToken }) {
    const content = JSON.stringify(TransactItems);
    const made = this.#tokens.get(ClientRequestToken);
    if (made !== undefined && Date.now() - made.time < tokenLifetime) {
      if (made.content !== content) throw failure("IdempotentParameterMismatchException", "The token was used with another transaction.");
      return;
    }
    await this.#write(TransactItems.map((item) => this.#read(item)));
    if (ClientRequestToken !== undefined) this.#tokens.set(ClientRequestToken, { content, time: Date.now() });
  }

  #read(item) {
    const { validations, actions } = this.#modules;
    const [[name, parameters]] = Object.entries(item);
    if (!(name in actions))
      throw failure("ValidationException", `${name} in transactions is not known here, only ${Object.keys(actions).join(" and ")}.`);
    const { types, custom } = actions[name].operation;
    const data = validations.checkTypes(structuredClone(parameters), types);
    validations.checkValidations(data, types, custom, this.#store);
    return { name, data, item: data[actions[name].item] };
  }

  async #write(writes) {
    const { TableName } = writes[0].data;
    if (writes.some(({ data }) => data.TableName !== TableName))
      throw failure("ValidationException", "Transactions over several tables are not known here.");
    const table = await promisify(this.#store.getTable)(TableName);
    for (const write of writes) write.key = this.#modules.db.createKey(write.item, table);
    const keys = writes.map(({ key }) => key);
    if (new Set(keys).size < keys.length)
      throw failure("ValidationException", "Transaction request cannot include multiple operations on one item");
    const itemDb = this.#store.getItemDb(TableName);
    const release = await new Promise((resolve) => itemDb.lock(keys, resolve));
    try {
      await this.#check(itemDb, writes);
      for (const { name, key, item } of writes) await (name === "Put" ? promisify(itemDb.put)(key, item) : promisify(itemDb.del)(key));
    } finally {
      release(() => {})();
    }
  }

  async #check(itemDb, writes) {
    const reasons = await Promise.all(writes.map(async ({ data, key }) => {
      const error = this.#modules.db.checkConditional(data, await promisify(itemDb.get)(key).catch(() => undefined));
      return error == null ? { Code: "None" } : { Code: "ConditionalCheckFailed", Message: error.message, Item: error.body.Item };
    }));
    const codes = reasons.map(({ Code }) => Code);
    if (codes.every((code) => code === "None")) return;
    const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes.join(", ")}]`;
    throw failure("TransactionCanceledException", message, { CancellationReasons: reasons });
  }
}

/**
 * Makes dynalite with what it lacks.
 * @param {NodeRequire} require finds dynalite
 * @param {object} options as dynalite takes them
 * @returns {import("node:http").Server} the server, not listening yet
 */
export function createDynamoDb(require, options) {
  const modules = loadDynalite(require);
  const { create } = modules.db;
  let transactions;
  modules.db.create = (created) => {
    const store = create(created);
    transactions = new Transactions(modules, store);
    return store;
  };
  const server = modules.dynalite(options);
  const [handle] = server.listeners("request");
  server.removeAllListeners("request").on("request", async (request, response) => {
    if (!request.headers["x-amz-target"]?.endsWith(".TransactWriteItems")) return handle(request, response);
    const { statusCode, body } = await json(request).then((data) => transactions.make(data)).then(
      () => ({ statusCode: 200, body: {} }),
      (error) => (error.body === undefined ? Promise.reject(error) : error),
    );
    response.writeHead(statusCode, { "Content-Type": "application/x-amz-json-1.0" }).end(JSON.stringify(body));
  });
  return server;
}
