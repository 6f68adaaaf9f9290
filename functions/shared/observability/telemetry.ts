import { Logger } from "@aws-lambda-powertools/logger";
import type { LogLevel } from "@aws-lambda-powertools/logger/types";
import { Metrics } from "@aws-lambda-powertools/metrics";

const levels = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "CRITICAL", "SILENT"] as const satisfies readonly LogLevel[];

/** CloudWatch namespace of the functions' metrics. */
export const metricsNamespace = "Tap";

/**
 * Returns the log level in a function's environment variables: `DEBUG` when `DEBUG_ENABLED` is `true`, else `LOG_LEVEL`, else `INFO`.
 * @throws Error when `LOG_LEVEL` is not one of Powertools' levels
 */
export function logLevel(environment = process.env): LogLevel {
  if (environment["DEBUG_ENABLED"]?.toLowerCase() === "true") return "DEBUG";
  const wanted = (environment["LOG_LEVEL"] || "INFO").toUpperCase();
  const level = levels.find((known) => known === wanted);
  if (level === undefined)
    throw new Error(`Wrong function environment: LOG_LEVEL must be one of ${levels.join(", ")}, but was "${wanted}".`);
  return level;
}

const serviceName = process.env["AWS_LAMBDA_FUNCTION_NAME"] || "local";

/**
 * The function's structured logger: JSON with request id and X-Ray trace id. Never log content or headers.
 * https://docs.aws.amazon.com/powertools/typescript/latest/features/logger/
 */
export const logger = new Logger({ serviceName, logLevel: logLevel() });

/**
 * The function's metrics, written into its log in embedded metric format.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export const metrics = new Metrics({ namespace: metricsNamespace, serviceName });
