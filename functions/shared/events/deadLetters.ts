import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { clientOptions } from "../aws/clientOptions.js";

const sqs = new SQSClient(clientOptions);

/**
 * Keeps a record that no retry can mend where an operator finds it: the dead-letter queue, at once, without a failed invocation that would
 * have its whole batch done again.
 * @param record the record as it came
 * @param reason why it cannot be handled
 */
export async function sendToDeadLetters(queueUrl: string, record: unknown, reason: string): Promise<void> {
  await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify({ reason, Records: [record] }) }));
}
