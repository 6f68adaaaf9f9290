import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { clientOptions } from "../shared/aws/clientOptions.js";

const sqs = new SQSClient(clientOptions);

/**
 * An event that no retry can fix, and the reason: one record, in an event of its own that the function can be invoked with again, or an
 * event that is not from S3.
 */
export type DeadLetter =
  { readonly reason: string; readonly Records: readonly [unknown] } | { readonly reason: string; readonly event: unknown };

/** Sends an event that no retry can fix to the dead-letter queue at once, without a failed invocation that would repeat its whole batch. */
export async function sendToDeadLetters(queueUrl: string, letter: DeadLetter): Promise<void> {
  await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(letter) }));
}
