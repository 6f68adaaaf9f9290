import { MetricUnit } from "@aws-lambda-powertools/metrics";
import { logger, metrics } from "./telemetry.js";

/**
 * Tells of one answered request: a log line, and the metrics `Requests`, `ClientErrors`, `ServerErrors` and `Latency`.
 * @param what which request it was, for the log
 * @param status HTTP status, or what would be it
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
