import type { Context } from "aws-lambda";
import { Problem } from "../../shared/http/problem.js";
import { recordRequest } from "../../shared/observability/requestRecord.js";
import { logger } from "../../shared/observability/telemetry.js";
import { perform, readAction, type Action, type ActionAnswer } from "../actions.js";
import { settings } from "../settings.js";

/** The response to an invocation: the result, or a problem document (RFC 9457) that tells the caller what to fix. */
export type ActionResult =
  | { readonly ok: true; readonly action: Action; readonly answer: ActionAnswer }
  | { readonly ok: false; readonly problem: Record<string, unknown> };

logger.appendPersistentKeys({ environment: settings.ENVIRONMENT });

/**
 * Invoked directly with `{ "action": "submit" | "get" | "list", … }`; see the schemas beside `../actions.ts`. An error of the caller is a
 * response; when AWS fails, the invocation fails, too, and the caller should retry.
 */
export async function handler(event: unknown, context: Context): Promise<ActionResult> {
  logger.addContext(context);
  const start = performance.now();
  let action: Action | undefined;
  let status = 500;
  try {
    action = readAction(event);
    const answer = await perform(action, event);
    status = 200;
    return { ok: true, action, answer };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    status = error.status;
    return { ok: false, problem: error.toDocument(context.awsRequestId) };
  } finally {
    recordRequest({ action }, status, performance.now() - start);
  }
}
