import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { clientOptions } from "../shared/aws/clientOptions.js";

const sqs = new SQSClient(clientOptions);

/**
 * What no retry can mend, and why: a record, in an event of its own that the function can be invoked with again; or an event that is none
 * of S3.
 */
export type DeadLetter =
  { readonly reason: string; readonly Records: readonly [unknown] } | { readonly reason: string; readonly event: unknown };

/**
 * Keeps what no retry can mend where an operator finds it: the dead-letter queue, at once, without a failed invocation that would
 * have its whole batch done again.
 */
export async function sendToDeadLetters(queueUrl: string, letter: DeadLetter): Promise<void> {
  await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(letter) }));
}
