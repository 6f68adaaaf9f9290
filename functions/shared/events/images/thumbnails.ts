import type { OutputInfo } from "sharp";
import { Rejection } from "../outputs.js";
import { sharp } from "./engine.js";
import { maximumDecodedSize, rejectionOf } from "./imageHeader.js";

/** Widths of the thumbnails, in pixels; an image that is narrower keeps its own. */
export const thumbnailWidths: readonly number[] = [128, 512];

/** Tallest thumbnail, in pixels: of a very tall image, one that is narrower than the width. */
const maximumHeight = 2048;

/** How long making one may take, in seconds. */
const timeLimit = 60;

/** A thumbnail in its image's format. */
export interface Thumbnail {
  readonly content: Uint8Array;
  /** Pixels across. */
  readonly width: number;
  /** Pixels down. */
  readonly height: number;
}

/**
 * Makes a thumbnail: turned as EXIF says, never enlarged, without metadata (no place, no camera), colours in sRGB.
 * @throws Rejection `damaged` when the image cannot be decoded to its end, `too-slow` when that takes too long
 */
export async function makeThumbnail(content: Uint8Array, width: number): Promise<Thumbnail> {
  try {
    const { data, info }: { data: Uint8Array; info: OutputInfo } = await sharp(content, { limitInputPixels: maximumDecodedSize, failOn: "truncated" })
      .autoOrient()
      .resize({ width, height: maximumHeight, fit: "inside", withoutEnlargement: true })
      .timeout({ seconds: timeLimit })
      .toBuffer({ resolveWithObject: true });
    return { content: data, width: info.width, height: info.height };
  } catch (error) {
    const rejection = rejectionOf(error);
    throw rejection.message.includes("timeout") ? new Rejection("too-slow", `The image could not be decoded within ${timeLimit} s.`) : rejection;
  }
}
