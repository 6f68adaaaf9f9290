import { parentPort, workerData } from "node:worker_threads";
import { answerOf, type Answer } from "../isolatedAnswer.js";
import { readHeader, rejectionOf } from "./imageHeader.js";
import { thumbnailWidths, type DecodedImage, type DecodeRequest, type Thumbnail } from "./imageTypes.js";
import { makeThumbnail } from "./thumbnails.js";

const post = (answer: Answer<DecodedImage>) => parentPort?.postMessage(answer);

// Some libraries in the engine cannot go on without memory, and end the engine; nobody's promise tells of that.
process.once("uncaughtException", (error) => post({ rejection: rejectionOf(error).toRecord() }));

/** A thread's whole work: decodes the image that it was started with, and posts what is made of it. */
void answerOf(() => decode((workerData as DecodeRequest).content)).then(post);

async function decode(content: Uint8Array): Promise<DecodedImage> {
  const header = await readHeader(content);
  const thumbnails: Thumbnail[] = [];
  // One after the other: each decodes the whole image.
  for (const width of thumbnailWidths) thumbnails.push(await makeThumbnail(content, width));
  return { header, thumbnails };
}
