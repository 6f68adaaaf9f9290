// Brings changes into the table, and answers which of them failed: those come again. Messages come in any order, and more than once.
import { ConditionalCheckFailedException, DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';

const dynamodb = new DynamoDBClient();

export async function handler({ Records }) {
  const outcomes = await Promise.allSettled(Records.map(keep));
  for (const { reason } of outcomes.filter(outcome => outcome.status === 'rejected')) console.error(reason);
  const failed = Records.filter((_, index) => outcomes[index].status === 'rejected');
  return { batchItemFailures: failed.map(record => ({ itemIdentifier: record.messageId })) };
}

async function keep({ body }) {
  const { orderId, status, changedAt } = JSON.parse(body);
  try {
    await dynamodb.send(new UpdateItemCommand({
      TableName: process.env.TABLE_NAME,
      Key: { order_id: { S: orderId } },
      UpdateExpression: 'SET #status = :status, changed_at = :changedAt',
      ConditionExpression: 'attribute_not_exists(changed_at) OR changed_at < :changedAt',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':status': { S: status }, ':changedAt': { N: String(changedAt) } },
    }));
  } catch (error) {
    // A later change is there already.
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
