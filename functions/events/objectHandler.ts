import { MetricUnit } from "@aws-lambda-powertools/metrics";
import type { Context } from "aws-lambda";
import { handleRecords, readRecord, recordsOf } from "../shared/aws/s3Event.js";
import { logger, metrics } from "../shared/observability/telemetry.js";
import { sendToDeadLetters, type DeadLetter } from "./deadLetters.js";
import { locate } from "./objectRecord.js";
import { reconcile, type ObjectWork } from "./reconcile.js";
import { readObjectFunctionSettings, type FunctionType } from "./settings.js";

/** The work of a function that S3 invokes. */
export interface ObjectFunction extends ObjectWork {
  /** The function's name. */
  readonly type: FunctionType;
  /** The prefix of the keys that it handles. */
  readonly prefix: string;
}

const metricOf = {
  processed: "ObjectsProcessed",
  rejected: "ObjectsRejected",
  removed: "ObjectsRemoved",
  skipped: "ObjectsSkipped",
} as const;

/**
 * Creates a Lambda handler for S3 events, which handles every record. It then fails if a record failed, so that Lambda retries the event
 * and finally sends all of it to the dead-letter queue. Records that no retry can fix are sent there once no other record fails, so that
 * each is there once. Each record writes one log line and one of the metrics `ObjectsProcessed`, `ObjectsRejected`, `ObjectsRemoved`,
 * `ObjectsSkipped` (nothing to do: a folder, an object that is gone, or a removed one that exists again), `ObjectsFailed`,
 * `RecordsRefused`. An event that is not from S3 is sent to the queue at once, and counts as `EventsRefused`.
 */
export function objectHandler(work: ObjectFunction): (event: unknown, context: Context) => Promise<void> {
  const settings = readObjectFunctionSettings(work.type);

  /** @returns why no retry can fix the record; `undefined` when it was handled */
  async function handleRecord(record: unknown): Promise<DeadLetter | undefined> {
    const location = locate(record, settings.SOURCE_BUCKET, work.prefix);
    if (typeof location === "string") return { reason: location, Records: [record] };
    const { key, versionId, result } = await reconcile(location, work);
    logger.info("object", { key, version_id: versionId, result });
    metrics.addMetric(metricOf[result], MetricUnit.Count, 1);
    return undefined;
  }

  async function handleAll(records: readonly unknown[]): Promise<void> {
    const letters: DeadLetter[] = [];
    await handleRecords(records, async (record) => {
      const letter = await handleRecord(record);
      if (letter !== undefined) letters.push(letter);
    }, fail);
    for (const letter of letters) await refuse(letter, "RecordsRefused");
  }

  async function refuse(letter: DeadLetter, metric: "RecordsRefused" | "EventsRefused"): Promise<void> {
    await sendToDeadLetters(settings.DLQ_URL, letter);
    logger.error("refused", { reason: letter.reason });
    metrics.addMetric(metric, MetricUnit.Count, 1);
  }

  return async (event, context) => {
    logger.addContext(context);
    const records = recordsOf(event);
    try {
      if (records === undefined)
        await refuse({ reason: "The event has no list of Records; only event notifications of S3 are handled.", event }, "EventsRefused");
      else if (records.length === 0) logger.info("event without records");
      else await handleAll(records);
    } finally {
      metrics.publishStoredMetrics();
    }
  };
}

/** @returns what failed, and why */
function fail(record: unknown, error: Error): string {
  const { key } = readRecord(record);
  logger.error("record failed", { key, error });
  metrics.addMetric("ObjectsFailed", MetricUnit.Count, 1);
  return `${key}: ${error.name}: ${error.message}`;
}
