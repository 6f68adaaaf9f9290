import { runIsolated } from "../isolated.js";
import type { OutputObject, StoredObject } from "../objectStore.js";
import { outputKey, recordOf, Rejection, requireContent } from "../outputs.js";
import type { Outcome } from "../reconcile.js";
import decoder from "./decodeImage.ts?worker";
import "./engineCode.js";
import { contentTypes, thumbnailWidths, type DecodedImage, type DecodeRequest, type Thumbnail } from "./imageTypes.js";

/** Key prefix of incoming images. */
export const imagePrefix = "images/";

/** Largest image file, in bytes. */
export const maximumImageSize = 20_000_000;

/**
 * Limits of the decoding thread; the imaging engine's own memory has a limit beside these. They stay within the function's 512 MB of memory
 * and, for a batch of four, its 300 s.
 */
const bounds = { seconds: 60, megabytes: 64 };

/**
 * Creates an image's thumbnails `thumbnails/{name}/{width}.{format}` and its record `image-records/{name}.json`, which contains dimensions,
 * format and thumbnails, or the reason why the image is refused.
 */
export async function processImage(object: StoredObject): Promise<Outcome> {
  const name = nameOf(object.key);
  const recordKey = recordKeyOf(name);
  try {
    const content = requireContent(object, maximumImageSize);
    const { header, thumbnails } = await runIsolated<DecodedImage>(decoder, { content } satisfies DecodeRequest, bounds, content);
    const made = thumbnails.map((thumbnail) => toOutput(thumbnail, name, header.format));
    const findings = { image: header, thumbnails: made.map(({ listing }) => listing) };
    // The record is last, so that the thumbnails that it lists exist.
    return { status: "processed", outputs: [...made.map(({ output }) => output), recordOf(recordKey, "processed", object, findings)] };
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    return { status: "rejected", outputs: [recordOf(recordKey, "rejected", object, { reason: error.toRecord() })] };
  }
}

/** Returns the keys of all objects that can be created from an image: its record, and thumbnails in each format. */
export function imageOutputKeys(key: string): readonly string[] {
  const name = nameOf(key);
  const thumbnails = thumbnailWidths.flatMap((width) => Object.keys(contentTypes).map((format) => thumbnailKeyOf(name, width, format)));
  return [recordKeyOf(name), ...thumbnails];
}

function nameOf(key: string): string {
  return key.slice(imagePrefix.length);
}

function recordKeyOf(name: string): string {
  return outputKey("image-records/", name, ".json");
}

function thumbnailKeyOf(name: string, width: number, format: string): string {
  return outputKey("thumbnails/", name, `/${width}.${format}`);
}

interface ThumbnailOutput {
  readonly output: OutputObject;
  readonly listing: object;
}

function toOutput({ wanted, content, width, height }: Thumbnail, name: string, format: string): ThumbnailOutput {
  const key = thumbnailKeyOf(name, wanted, format);
  return { output: { key, contentType: contentTypes[format] ?? "", content }, listing: { key, width, height, size: content.length } };
}
