import { setTimeout as delay } from "node:timers/promises";
import { queueHandler } from "../../../../functions/shared/queue/queueHandler.js";

/** What a message of the tests asks for. */
interface Order {
  /** Milliseconds that it takes. */
  readonly takes?: number;
  /** Whether it fails. */
  readonly fails?: boolean;
  /** Whether it fails without an error. */
  readonly failsOddly?: boolean;
}

/** A consumer as an app would have one. */
export const handler = queueHandler(async (message) => {
  const { takes = 0, fails = false, failsOddly = false } = message.json() as Order;
  await delay(takes);
  if (fails) throw new Error("as ordered");
  if (failsOddly) throw null;
});
