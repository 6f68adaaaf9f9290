import type { Outcome } from "../objectHandler.js";
import type { OutputObject, StoredObject } from "../objectStore.js";
import { outputKey, recordOf, Rejection, requireContent } from "../outputs.js";
import { contentTypes } from "./engine.js";
import { readHeader } from "./imageHeader.js";
import { makeThumbnail, thumbnailWidths } from "./thumbnails.js";

/** Where images come in. */
export const imagePrefix = "images/";

/** Largest image file, in bytes. */
export const maximumImageSize = 20_000_000;

/**
 * Makes an image's thumbnails `thumbnails/{name}/{width}.{format}` and its record `image-records/{name}.json`, which tells dimensions,
 * format and thumbnails, or why the image is refused.
 */
export async function processImage(object: StoredObject): Promise<Outcome> {
  const name = object.key.slice(imagePrefix.length);
  const recordKey = outputKey("image-records/", name, ".json");
  try {
    const content = requireContent(object, maximumImageSize);
    const image = await readHeader(content);
    const thumbnails = await makeThumbnails(content, name, image.format);
    const findings = { image, thumbnails: thumbnails.map(({ listing }) => listing) };
    // The record last: it lists thumbnails that are there.
    return { status: "processed", outputs: [...thumbnails.map(({ output }) => output), recordOf(recordKey, "processed", object, findings)] };
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    return { status: "rejected", outputs: [recordOf(recordKey, "rejected", object, { reason: error.toRecord() })] };
  }
}

interface ThumbnailOutput {
  readonly output: OutputObject;
  readonly listing: object;
}

async function makeThumbnails(content: Uint8Array, name: string, format: string): Promise<readonly ThumbnailOutput[]> {
  const made: ThumbnailOutput[] = [];
  for (const wanted of thumbnailWidths) {
    const { content: thumbnail, width, height } = await makeThumbnail(content, wanted);
    const key = outputKey("thumbnails/", name, `/${wanted}.${format}`);
    made.push({
      output: { key, contentType: contentTypes[format] ?? "", content: thumbnail },
      listing: { key, width, height, size: thumbnail.length },
    });
  }
  return made;
}
