// Puts a change of an order into the queue; the API has held its body against change.schema.json.
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const sqs = new SQSClient();

export async function handler({ pathParameters, body }) {
  const change = { orderId: pathParameters.order_id, status: JSON.parse(body).status, changedAt: Date.now() };
  await sqs.send(new SendMessageCommand({ QueueUrl: process.env.QUEUE_URL, MessageBody: JSON.stringify(change) }));
  return { statusCode: 202 };
}
