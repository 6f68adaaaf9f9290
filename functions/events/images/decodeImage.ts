import { parentPort, workerData } from "node:worker_threads";
import { answerOf, type Answer } from "../isolatedAnswer.js";
import { readHeader, rejectionOf } from "./imageHeader.js";
import { thumbnailWidths, type DecodedImage, type DecodeRequest, type Thumbnail } from "./imageTypes.js";
import { makeThumbnail } from "./thumbnails.js";

const post = (answer: Answer<DecodedImage>) => parentPort?.postMessage(answer);

// Some libraries of the engine abort the engine when they run out of memory, without rejecting a promise.
process.once("uncaughtException", (error) => post({ rejection: rejectionOf(error).toRecord() }));

/** The thread's work: decodes the image in its `workerData` and posts the result. */
void answerOf(() => decode((workerData as DecodeRequest).content)).then(post);

async function decode(content: Uint8Array): Promise<DecodedImage> {
  const header = await readHeader(content);
  const thumbnails: Thumbnail[] = [];
  // One after another, because each decodes the whole image.
  for (const width of thumbnailWidths) thumbnails.push(await makeThumbnail(content, width));
  return { header, thumbnails };
}
