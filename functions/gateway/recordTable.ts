import { GetItemCommand, PutItemCommand, QueryCommand, ScanCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { dynamoDb, fromRow, meetsCondition, toRow, writeIf } from "../shared/aws/dynamoDb.js";
import { WriteMarks } from "../shared/aws/writeMarks.js";
import { Problem } from "../shared/http/problem.js";
import { filterOf, type Condition } from "./condition.js";
import type { Attributes, StoredRecord } from "./record.js";
import { settings } from "./settings.js";

const table = { TableName: settings.DYNAMODB_TABLE } as const;

const writers = new WriteMarks("written_by" satisfies keyof StoredRecord);

/** A page of records. */
export interface RecordPage {
  /** In no particular order, but the same order for every page. */
  readonly records: readonly StoredRecord[];
  /** Id after which the next page starts; `undefined` on the last page. */
  readonly next: string | undefined;
}

/**
 * Reads a record with strong consistency.
 * @throws Problem 404 when it does not exist
 */
export async function readRecord(id: string): Promise<StoredRecord> {
  const { Item } = await dynamoDb.send(new GetItemCommand({ ...table, Key: toRow({ id }), ConsistentRead: true }));
  if (Item === undefined) throw new Problem(404, "There is no record with this id.");
  return fromRow<StoredRecord>(Item);
}

/**
 * Creates a record. Repeating the same request changes nothing and returns the same record.
 * @param requestId id of the request
 * @throws Problem 409 when a record with this id exists
 */
export async function createRecord(id: string, attributes: Attributes, requestId: string): Promise<StoredRecord> {
  const now = new Date().toISOString();
  const record: StoredRecord = { id, version: 1, attributes, created_at: now, updated_at: now, written_by: requestId };
  const isNew = await meetsCondition(() => dynamoDb.send(new PutItemCommand({
    ...table, Item: toRow(record), ConditionExpression: "attribute_not_exists(#id)", ExpressionAttributeNames: { "#id": "id" },
  })));
  if (isNew) return record;
  const made = asMade(await readRecord(id), record);
  if (made !== undefined) return made;
  throw new Problem(409, "There is a record with this id; update it, or create one with another id.");
}

/**
 * Replaces all attributes of a record and increments its version, in one atomic update. Repeating the same request changes nothing and
 * returns the same record.
 * @param version the version that may be replaced
 * @throws Problem 404 when the record does not exist (it is never created), 409 when it has another version
 */
export async function updateRecord(id: string, version: number, attributes: Attributes, requestId: string): Promise<StoredRecord> {
  const record = { version: version + 1, attributes, updated_at: new Date().toISOString() };
  const names = Object.keys(record);
  const written = await writeIf(() => dynamoDb.send(new UpdateItemCommand({
    ...table,
    Key: toRow({ id }),
    UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(", ")}, ${writers.setMark}`,
    ConditionExpression: "#version = :expected",
    // Placeholders for all names, because some are reserved words of DynamoDB.
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: toRow({
      ...Object.fromEntries(Object.entries(record).map(([name, value]) => [`:${name}`, value])),
      ":expected": version, ":mark": requestId, ":unmarked": "-",
    }),
    ReturnValues: "ALL_NEW",
  })));
  if (written?.Attributes !== undefined) return fromRow<StoredRecord>(written.Attributes);
  const existing = await readRecord(id);
  const made = asMade(existing, { ...existing, ...record, written_by: requestId });
  if (made !== undefined) return made;
  throw new Problem(409, `The record is in version ${existing.version}, not ${version}; read it again and update that version.`);
}

/** Returns the result of a write that the row identifies by its writer, even if others have written since; `undefined` when it does not. */
function asMade(existing: StoredRecord, record: StoredRecord): StoredRecord | undefined {
  const version = writers.versionMarked(existing, record.written_by);
  if (version === undefined) return undefined;
  return version === existing.version ? existing : { ...record, version, created_at: existing.created_at };
}

/** Returns the record with this id as a list of one if it meets all conditions; otherwise an empty list. */
export async function queryRecords(id: string, conditions: readonly Condition[]): Promise<readonly StoredRecord[]> {
  const filter = filterOf(conditions);
  const { Items = [] } = await dynamoDb.send(new QueryCommand({
    ...table,
    ...filter,
    KeyConditionExpression: "#id = :id",
    ExpressionAttributeNames: { ...filter?.ExpressionAttributeNames, "#id": "id" },
    ExpressionAttributeValues: { ...filter?.ExpressionAttributeValues, ...toRow({ ":id": id }) },
    ConsistentRead: true,
  }));
  return Items.map((item) => fromRow<StoredRecord>(item));
}

/**
 * Reads one page of all records, with one scan that reads no more than the page. Records written while a client reads page after page, or
 * within the last second, may be missing: the scan is eventually consistent, at half the cost.
 * @param limit maximum number of records in the page
 * @param after last id of the previous page
 */
export async function listRecords(limit: number, after: string | undefined): Promise<RecordPage> {
  const { Items = [], LastEvaluatedKey } = await dynamoDb.send(new ScanCommand({
    ...table,
    Limit: limit,
    ...(after !== undefined && { ExclusiveStartKey: toRow({ id: after }) }),
  }));
  return {
    records: Items.map((item) => fromRow<StoredRecord>(item)),
    next: LastEvaluatedKey && fromRow<Pick<StoredRecord, "id">>(LastEvaluatedKey).id,
  };
}
