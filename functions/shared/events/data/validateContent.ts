import { parentPort, workerData } from "node:worker_threads";
import { Rejection } from "../outputs.js";
import { checkCsv } from "./csvRecords.js";
import { Findings } from "./findings.js";
import { checkJson, checkNdjson } from "./jsonRecords.js";
import { compileSchema } from "./recordSchema.js";
import type { ValidationReport, ValidationRequest, ValidationResult } from "./validationTypes.js";

/** A thread's whole work: validates the content that it was started with, and posts the result. */
parentPort?.postMessage(answer(workerData as ValidationRequest));

function answer(request: ValidationRequest): ValidationResult {
  try {
    return { report: validate(request) };
  } catch (error) {
    if (error instanceof Rejection) return { rejection: error.toRecord() };
    throw error;
  }
}

function validate({ content, format, schema }: ValidationRequest): ValidationReport {
  const text = decode(content);
  const recordSchema = compileSchema(schema);
  const findings = new Findings(recordSchema.check);
  switch (format) {
    case "json": checkJson(text, findings); break;
    case "ndjson": checkNdjson(text, findings); break;
    case "csv": checkCsv(text, recordSchema, findings); break;
  }
  return findings.report();
}

/** The text without its byte-order mark. */
function decode(content: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    throw new Rejection("not-utf-8", "The content is not valid UTF-8.");
  }
  if (text.trim() === "") throw new Rejection("empty", "The object holds nothing but white space.");
  return text;
}
