import { isUtf8 } from "node:buffer";
import { parentPort, workerData } from "node:worker_threads";
import { answerOf } from "../isolatedAnswer.js";
import { Rejection } from "../outputs.js";
import { checkCsv } from "./csvRecords.js";
import { Findings } from "./findings.js";
import { skipSpace } from "./jsonParts.js";
import { checkJson, checkNdjson } from "./jsonRecords.js";
import { compileSchema } from "./recordSchema.js";
import type { ValidationReport, ValidationRequest } from "./validationTypes.js";

const byteOrderMark = Buffer.from("\ufeff");

/** The thread's work: validates its `workerData` and posts the result. */
void answerOf(() => validate(workerData as ValidationRequest)).then((answer) => parentPort?.postMessage(answer));

function validate({ content, format, schema }: ValidationRequest): ValidationReport {
  const text = readText(content);
  const recordSchema = compileSchema(schema);
  const findings = new Findings(recordSchema.check);
  switch (format) {
    case "json": checkJson(text, findings); break;
    case "ndjson": checkNdjson(text, findings); break;
    case "csv": checkCsv(text, recordSchema, findings); break;
  }
  return findings.report();
}

/** Returns the content without its byte-order mark. It stays bytes: a single string would take up to four times as much memory. */
function readText(content: Uint8Array): Buffer {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (!isUtf8(bytes)) throw new Rejection("not-utf-8", "The content is not valid UTF-8.");
  const text = bytes.subarray(bytes.subarray(0, byteOrderMark.length).equals(byteOrderMark) ? byteOrderMark.length : 0);
  if (skipSpace(text, 0) === text.length) throw new Rejection("empty", "The object holds nothing but white space.");
  return text;
}
