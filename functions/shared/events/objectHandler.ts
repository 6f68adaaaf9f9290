import { MetricUnit } from "@aws-lambda-powertools/metrics";
import type { Context, S3EventRecord } from "aws-lambda";
import { recordsOf } from "../aws/s3Event.js";
import { logger, metrics } from "../observability/telemetry.js";
import { sendToDeadLetters } from "./deadLetters.js";
import { locate, type ObjectLocation } from "./objectRecord.js";
import { isCurrent, readObject, writeObject, type OutputObject, type StoredObject } from "./objectStore.js";
import { readObjectFunctionSettings, type FunctionType } from "./settings.js";

/** What a function makes of an object. */
export interface Outcome {
  /** `processed`, or `rejected` for content that it refuses. */
  readonly status: "processed" | "rejected";
  /** The objects to write. The same object must give the same bytes. */
  readonly outputs: readonly OutputObject[];
}

/** The work of a function that S3 invokes. */
export interface ObjectFunction {
  /** The function that it is. */
  readonly type: FunctionType;
  /** What keys must begin with. */
  readonly prefix: string;
  /** Content larger than this many bytes is not read. */
  readonly maximumSize: number;
  /** Handles one object; throws only for what a retry can mend. */
  readonly handle: (object: StoredObject) => Promise<Outcome>;
}

/** How often an object is read again because it changed while it was handled. */
const maximumReads = 3;

/**
 * Makes a Lambda handler for S3 events. It handles every record. Afterwards it fails if records failed, so that Lambda retries the event and
 * then sends it to the dead-letter queue; records that no retry can mend go there at once. Each record is one log line and one of the metrics
 * `ObjectsProcessed`, `ObjectsRejected`, `ObjectsSkipped` (no longer there, or a folder), `ObjectsFailed`, `RecordsRefused`. An event that is none of
 * S3 goes to the queue at once, too, and counts as `EventsRefused`.
 */
export function objectHandler(work: ObjectFunction): (event: unknown, context: Context) => Promise<void> {
  const settings = readObjectFunctionSettings(work.type);

  /** @returns the metric that counts the record */
  async function handleRecord(record: unknown): Promise<string> {
    const location = locate(record, settings.SOURCE_BUCKET, work.prefix);
    if (typeof location === "string") {
      await sendToDeadLetters(settings.DLQ_URL, { reason: location, Records: [record] });
      logger.error("record refused", { reason: location });
      return "RecordsRefused";
    }
    const result = await handleLocation(location, work);
    logger.info("object", { key: result.key, version_id: result.versionId, result: result.metric });
    return result.metric;
  }

  /** @returns what failed, and why */
  async function handleRecords(records: readonly unknown[]): Promise<readonly string[]> {
    const failures: string[] = [];
    // One by one: each may take most of the function's memory.
    for (const record of records) {
      const metric = await handleRecord(record).catch((error: Error) => {
        const key = (record as Partial<S3EventRecord> | null)?.s3?.object?.key;
        logger.error("record failed", { key, error });
        failures.push(`${key}: ${error.name}: ${error.message}`);
        return "ObjectsFailed";
      });
      metrics.addMetric(metric, MetricUnit.Count, 1);
    }
    return failures;
  }

  async function refuseEvent(event: unknown): Promise<void> {
    const reason = "The event has no list of Records; only event notifications of S3 are handled.";
    await sendToDeadLetters(settings.DLQ_URL, { reason, event });
    logger.error("event refused", { reason });
    metrics.addMetric("EventsRefused", MetricUnit.Count, 1);
  }

  return async (event, context) => {
    logger.addContext(context);
    const records = recordsOf(event);
    if (records?.length === 0) {
      logger.info("event without records");
      return;
    }
    try {
      if (records === undefined) return await refuseEvent(event);
      const failures = await handleRecords(records);
      if (failures.length > 0) throw new Error(`${failures.length} of ${records.length} records failed: ${failures.join("; ")}`);
    } finally {
      metrics.publishStoredMetrics();
    }
  };
}

interface LocationResult {
  readonly key: string | undefined;
  readonly versionId: string | undefined;
  readonly metric: string;
}

/**
 * Reads the object, handles it and writes what came of it, again if the object changed meanwhile: whoever writes last has then
 * seen the newest version, in whatever order events arrive.
 */
async function handleLocation(location: ObjectLocation, work: ObjectFunction): Promise<LocationResult> {
  for (let reads = 0; reads < maximumReads; reads++) {
    const object = await readFirst(location, work.maximumSize);
    if (object === undefined || isFolder(object)) return { key: location.keys[0], versionId: undefined, metric: "ObjectsSkipped" };
    const { status, outputs } = await work.handle(object);
    for (const output of outputs) await writeObject(object.bucket, output);
    if (await isCurrent(object)) {
      return { key: object.key, versionId: object.versionId, metric: status === "processed" ? "ObjectsProcessed" : "ObjectsRejected" };
    }
  }
  throw new Error(`The object ${location.keys[0]} changed ${maximumReads} times while it was handled.`);
}

async function readFirst({ bucket, keys }: ObjectLocation, maximumSize: number): Promise<StoredObject | undefined> {
  for (const key of keys) {
    const object = await readObject(bucket, key, maximumSize);
    if (object !== undefined) return object;
  }
  return undefined;
}

/** Consoles mark a folder by an empty object whose key ends with a slash. */
function isFolder({ key, size }: StoredObject): boolean {
  return size === 0 && key.endsWith("/");
}
