import { PutObjectCommand } from "@aws-sdk/client-s3";
import { MetricUnit } from "@aws-lambda-powertools/metrics";
import type { APIGatewayProxyResult } from "aws-lambda";
import { beforeDeadline } from "../shared/aws/deadline.js";
import { s3 } from "../shared/aws/s3.js";
import { toProblem } from "../shared/http/apiHandler.js";
import { Problem } from "../shared/http/problem.js";
import type { ApiRequest } from "../shared/http/request.js";
import { logger, metrics } from "../shared/observability/telemetry.js";
import { settings } from "./settings.js";

/**
 * `pending`: a change is about to be made, and its outcome is not recorded; `succeeded`: status below 400; `refused`: 4xx, nothing changed;
 * `failed`: 5xx, a requested change may or may not have been made.
 */
export type AuditOutcome = "pending" | "succeeded" | "refused" | "failed";

/**
 * The audit object of one request, `audit/{yyyy}/{mm}/{dd}/{request id}.json` by the UTC day on which API Gateway received it: who called,
 * with which key, what was requested for which record, and the outcome. It contains neither bodies nor keys.
 * || Without its audit object, a request changes nothing and gets no data. A change is recorded before it is made ({@link intend}), and the
 * same object is then updated with the outcome. If that second write fails, the change has been made and the client is told so, but the
 * object says `pending`: `written_by` of the record shows an auditor whether the change took place. For any other request, the object is
 * written once, before the response is sent. A repeated request writes the same object again; the bucket's versions keep each state.
 */
export class RequestAudit {
  /** Name of the API key, once it has been verified. */
  keyName: string | undefined;
  /** The operation, once known. */
  operation: string | undefined;
  /** Id of the record, once known; always a valid id. */
  recordId: string | undefined;

  readonly #request: ApiRequest;
  readonly #start = performance.now();
  #isOnRecord = false;

  /** @param request the request to be audited */
  constructor(request: ApiRequest) {
    this.#request = request;
  }

  /**
   * Records a change before it is made.
   * @throws Problem 503 when that fails; the change must not be made then
   */
  async intend(): Promise<void> {
    await this.#write("pending");
    this.#isOnRecord = true;
  }

  /**
   * Records the outcome, before the response is sent.
   * @param status HTTP status of the response
   * @throws Problem 503 when that fails, unless the request has been recorded by {@link intend}
   */
  async conclude(status: number): Promise<void> {
    try {
      await this.#write(outcomeOf(status), status);
    } catch (error) {
      if (!this.#isOnRecord) throw error;
      logger.error("The audit object stays pending", {
        api_request_id: this.#request.requestId,
        status,
        error: (error as Problem).cause as Error,
      });
    }
  }

  async #write(outcome: AuditOutcome, status?: number): Promise<void> {
    try {
      await s3.send(new PutObjectCommand({
        Bucket: settings.LOG_BUCKET,
        Key: this.#key(),
        ContentType: "application/json",
        Body: JSON.stringify(this.#document(outcome, status)),
      }));
    } catch (error) {
      metrics.addMetric("AuditFailures", MetricUnit.Count, 1);
      throw new Problem(503, "The request cannot be put on record at the moment, so it is not served; try again in a moment.", {
        headers: { "Retry-After": "5" }, cause: error,
      });
    }
  }

  #key(): string {
    const { receivedAt, requestId } = this.#request;
    const day = receivedAt.toISOString().slice(0, 10).replaceAll("-", "/");
    return `audit/${day}/${requestId.replaceAll(/[^A-Za-z0-9-]/g, "_")}.json`;
  }

  #document(outcome: AuditOutcome, status: number | undefined): Record<string, unknown> {
    const { receivedAt, requestId, caller, method, route } = this.#request;
    return {
      time: receivedAt.toISOString(),
      request_id: requestId,
      caller: { arn: caller.arn, account: caller.account, source_ip: caller.sourceIp },
      key_name: this.keyName,
      method,
      route,
      operation: this.operation,
      record_id: this.recordId,
      outcome,
      status,
      duration_ms: Math.round(performance.now() - this.#start),
    };
  }
}

function outcomeOf(status: number): AuditOutcome {
  if (status < 400) return "succeeded";
  return status < 500 ? "refused" : "failed";
}

/** Time reserved in each request for its audit object, in milliseconds. */
const timeToConclude = 3_000;

/**
 * Handles a request and audits it, including refusals, failures and requests that exceed their time.
 * @param work handles the request, and adds what it learns to the audit
 * @throws Problem 503 instead of any response that cannot be recorded
 */
export async function audited(
  request: ApiRequest,
  work: (audit: RequestAudit) => Promise<APIGatewayProxyResult>,
): Promise<APIGatewayProxyResult> {
  const audit = new RequestAudit(request);
  const response = await beforeDeadline(timeToConclude, () => work(audit)).catch(async (error: unknown) => {
    await audit.conclude(toProblem(error).status);
    throw error;
  });
  await audit.conclude(response.statusCode);
  return response;
}
