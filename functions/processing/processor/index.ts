import { MetricUnit } from "@aws-lambda-powertools/metrics";
import type { Context } from "aws-lambda";
import { decodeKey, handleRecords, readRecord, recordsOf } from "../../shared/aws/s3Event.js";
import { logger, metrics } from "../../shared/observability/telemetry.js";
import { readObjectCreated } from "../inboxEvent.js";
import { isInInbox } from "../keys.js";
import { processSubmission, RejectedError } from "../processSubmission.js";
import { settings } from "../settings.js";

type Outcome = "Processed" | "Ignored" | "Rejected" | "Failed";

const outcomes: readonly Outcome[] = ["Processed", "Ignored", "Rejected", "Failed"];

logger.appendPersistentKeys({ environment: settings.ENVIRONMENT });

/**
 * Invoked by S3 for each object in `inbox/`. It handles all records of an event and then fails if one of them failed. Lambda retries the
 * event twice, with nothing left to do for the other records, and then sends all of it to the dead-letter queue. The processor does not
 * send records to `DLQ_URL` itself: it would do so at each attempt, and Lambda once more.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 * @throws Error naming each record that failed and why, or saying that the event is not from S3
 */
export async function handler(event: unknown, context: Context): Promise<void> {
  logger.addContext(context);
  const start = performance.now();
  const records = recordsOf(event);
  if (records === undefined) throw new Error("The event has no list of Records: it must be an S3 event notification.");
  const counts = new Map<Outcome, number>();
  const count = (outcome: Outcome) => counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  try {
    await handleRecords(records, async (record) => void count(await handleRecord(record)), (record, error) => {
      const outcome = error instanceof RejectedError ? "Rejected" : "Failed";
      count(outcome);
      return fail(record, outcome, error);
    });
  } finally {
    for (const outcome of outcomes) metrics.addMetric(outcome, MetricUnit.Count, counts.get(outcome) ?? 0);
    metrics.addMetric("Latency", MetricUnit.Milliseconds, performance.now() - start);
    metrics.publishStoredMetrics();
  }
}

async function handleRecord(record: unknown): Promise<Outcome> {
  const created = readObjectCreated(record);
  const outcome = created !== undefined && isInInbox(created.key) ? "Processed" : "Ignored";
  if (created !== undefined && outcome === "Processed") await processSubmission(created);
  logger.info("record", { key: created?.key, outcome });
  return outcome;
}

/** @returns the record that failed, and the reason */
function fail(record: unknown, outcome: Outcome, error: Error): string {
  const { key } = readRecord(record);
  const decoded = key === undefined ? undefined : decodeKey(key);
  logger.error("record", { key: decoded, outcome, error });
  return `${decoded ?? "Unknown key"}: ${error.message}`;
}
