import { BatchProcessor, EventType, processPartialResponse, SqsFifoPartialProcessorAsync } from "@aws-lambda-powertools/batch";
import { MetricUnit } from "@aws-lambda-powertools/metrics";
import type { Context, SQSBatchResponse, SQSRecord } from "aws-lambda";
import { DeadlineError, withDeadline } from "../aws/deadline.js";
import { logger, metrics } from "../observability/telemetry.js";
import { QueueMessage } from "./queueMessage.js";

/** What is left of the function's timeout for the answer itself, in milliseconds. */
const timeToAnswer = 2_000;

/** A Lambda function that SQS invokes with batches of messages. */
export type QueueHandler = (event: unknown, context: Context) => Promise<SQSBatchResponse>;

/**
 * Makes a Lambda handler of a function that handles one message. It answers which messages failed, so that only those come again; the
 * event source mapping must ask for that (`function_response_types = ["ReportBatchItemFailures"]`), or one failure is taken for none.
 * Messages are handled one after another. In a FIFO queue a message that failed holds back those of its group behind it, and only those.
 * When less than 2 s of the function's timeout are left, AWS calls under way are aborted, and what is not handled comes again.
 *
 * Each message is one log line, without its content, and a batch the metrics `MessagesHandled`, `MessagesFailed` and `MessagesHeldBack`.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 * @param handle handles a message, which may come more than once; what its errors say is logged, so they must not tell content
 * @throws Error when the event is no batch of SQS
 */
export function queueHandler(handle: (message: QueueMessage) => Promise<void>): QueueHandler {
  return async (event, context) => {
    logger.addContext(context);
    const records = recordsOf(event);
    const end = Date.now() + context.getRemainingTimeInMillis() - timeToAnswer;
    const counts = { handled: 0, failed: 0 };

    const handleRecord = async (record: SQSRecord): Promise<void> => {
      const time = end - Date.now();
      if (time <= 0) throw new DeadlineError(0);
      const message = new QueueMessage(record);
      const about = { message_id: message.id, receive_count: message.receiveCount };
      try {
        await withDeadline(time, () => handle(message));
        counts.handled++;
        logger.info("message", about);
      } catch (error) {
        counts.failed++;
        logger.error("message failed", { ...about, error: error as Error });
        // What is thrown need not be an Error, which the library takes it for.
        throw error instanceof Error ? error : new Error("The handler threw what is no Error.");
      }
    };

    try {
      return await processBatch(records, handleRecord);
    } finally {
      const heldBack = records.length - counts.handled - counts.failed;
      if (heldBack > 0) logger.warn("messages held back", { count: heldBack });
      metrics.addMetric("MessagesHandled", MetricUnit.Count, counts.handled);
      metrics.addMetric("MessagesFailed", MetricUnit.Count, counts.failed);
      metrics.addMetric("MessagesHeldBack", MetricUnit.Count, heldBack);
      metrics.publishStoredMetrics();
    }
  };
}

function recordsOf(event: unknown): SQSRecord[] {
  const { Records } = (event ?? {}) as { Records?: unknown };
  if (!Array.isArray(Records) || Records.some((record) => typeof record?.messageId !== "string")) {
    throw new Error("The event has no list of Records with a messageId: it must be a batch of messages of SQS.");
  }
  return Records;
}

/** A mapping reads from one queue, so that its batches are FIFO as a whole or not at all. */
function processBatch(records: SQSRecord[], handle: (record: SQSRecord) => Promise<void>): Promise<SQSBatchResponse> {
  const event = { Records: records as unknown as Record<string, unknown>[] };
  const options = { throwOnFullBatchFailure: false };
  return records[0]?.eventSourceARN?.endsWith(".fifo")
    ? processPartialResponse(event, handle, new SqsFifoPartialProcessorAsync(), { ...options, skipGroupOnError: true })
    : processPartialResponse(event, handle, new BatchProcessor(EventType.SQS), { ...options, processInParallel: false });
}
