import type { SQSMessageAttributes, SQSRecord } from "aws-lambda";

/** A message of an SQS queue. https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html */
export class QueueMessage {
  /** The id that SQS gave it; the same whenever it comes again. */
  readonly id: string;
  /** Its body as it was sent. */
  readonly body: string;
  /** What was sent beside the body. */
  readonly attributes: SQSMessageAttributes;
  /** Its group; `undefined` outside FIFO queues, unless the sender named one. */
  readonly groupId: string | undefined;
  /** How often it has been received, this time included. */
  readonly receiveCount: number;

  constructor({ messageId, body, messageAttributes, attributes }: SQSRecord) {
    this.id = messageId;
    this.body = body;
    this.attributes = messageAttributes ?? {};
    this.groupId = attributes?.MessageGroupId;
    this.receiveCount = Number(attributes?.ApproximateReceiveCount ?? 1);
  }

  /**
   * The body parsed as JSON.
   * @throws Error when it is none; unlike the parser's it quotes nothing
   */
  json(): unknown {
    try {
      return JSON.parse(this.body);
    } catch {
      throw new Error("The body of the message is no JSON.");
    }
  }
}
