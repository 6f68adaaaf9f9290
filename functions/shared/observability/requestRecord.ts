import { MetricUnit } from "@aws-lambda-powertools/metrics";
import { logger, metrics } from "./telemetry.js";

/**
 * Records a request that was answered: a log line, and the metrics `Requests`, `ClientErrors`, `ServerErrors` and `Latency`.
 * @param what the request's identity in the log
 * @param status HTTP status, or its equivalent
 * @param duration milliseconds
 */
export function recordRequest(what: Readonly<Record<string, string | undefined>>, status: number, duration: number): void {
  logger.info("request", { ...what, status, duration_ms: Math.round(duration) });
  metrics.addMetric("Requests", MetricUnit.Count, 1);
  metrics.addMetric("ClientErrors", MetricUnit.Count, status >= 400 && status < 500 ? 1 : 0);
  metrics.addMetric("ServerErrors", MetricUnit.Count, status >= 500 ? 1 : 0);
  metrics.addMetric("Latency", MetricUnit.Milliseconds, duration);
  metrics.publishStoredMetrics();
}
