import { runIsolated } from "../isolated.js";
import { readObject, type StoredObject } from "../objectStore.js";
import { outputKey, recordOf, Rejection, requireContent } from "../outputs.js";
import type { Outcome } from "../reconcile.js";
import validator from "./validateContent.ts?worker";
import { formatsByExtension, type DataFormat, type ValidationReport, type ValidationRequest } from "./validationTypes.js";

/** Key prefix of incoming data. */
export const dataPrefix = "data/";

/** Largest data file, in bytes. */
export const maximumDataSize = 10_000_000;

/** Largest schema, in bytes. */
const maximumSchemaSize = 262_144;

/** Limits that stay within the function's 512 MB of memory and, for a batch of four, its 300 s. */
const bounds = { seconds: 60, megabytes: 160 };

/**
 * Validates data and writes the report `reports/{name}.json`. Data in `data/{dataset}/…` is validated against the JSON schema of one record
 * in `schemas/{dataset}.json`; without a schema, records must be objects.
 */
export async function validateData(object: StoredObject): Promise<Outcome> {
  const name = object.key.slice(dataPrefix.length);
  const reportKey = reportKeyOf(object.key);
  try {
    const content = requireContent(object, maximumDataSize);
    const format = formatOf(name);
    const schema = await readSchema(object.bucket, name);
    const request: ValidationRequest = { content, format, schema: schema?.text };
    const report = await runIsolated<ValidationReport>(validator, request, bounds, content);
    const status = report.error_count === 0 ? "valid" : "invalid";
    const findings = { format, schema: schema === undefined ? null : { key: schema.key, etag: schema.etag }, ...report };
    return { status: "processed", outputs: [recordOf(reportKey, status, object, findings)] };
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    return { status: "rejected", outputs: [recordOf(reportKey, "rejected", object, { reason: error.toRecord() })] };
  }
}

/** Returns the key of an object's report. */
export function reportKeyOf(key: string): string {
  return outputKey("reports/", key.slice(dataPrefix.length), ".json");
}

function formatOf(name: string): DataFormat {
  const format = formatsByExtension[/\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ""];
  if (format !== undefined) return format;
  throw new Rejection(
    "unsupported-format",
    `The key must end with one of ${Object.keys(formatsByExtension)
      .map((extension) => `.${extension}`)
      .join(", ")}.`,
  );
}

interface Schema {
  readonly key: string;
  readonly etag: string;
  readonly text: string;
}

async function readSchema(bucket: string, name: string): Promise<Schema | undefined> {
  const [dataset, ...rest] = name.split("/");
  if (rest.length === 0) return undefined;
  const key = `schemas/${dataset}.json`;
  const object = await readObject(bucket, key, maximumSchemaSize);
  if (object === undefined) return undefined;
  if (object.content === undefined)
    throw new Rejection("invalid-schema", `The schema ${key} has ${object.size} bytes; at most ${maximumSchemaSize} are read.`);
  return { key, etag: object.etag, text: new TextDecoder().decode(object.content) };
}
