import type { OutputInfo } from "sharp";
import { sharp } from "./engine.js";
import { maximumDecodedSize, rejectionOf } from "./imageHeader.js";
import type { Thumbnail } from "./imageTypes.js";

/** Tallest thumbnail, in pixels: of a very tall image, one that is narrower than the width. */
const maximumHeight = 2048;

/**
 * Makes a thumbnail: turned as EXIF says, never enlarged, without metadata (no place, no camera), colours in sRGB.
 * @throws Rejection `damaged` when the image cannot be decoded to its end, `too-complex` when that takes too much memory
 */
export async function makeThumbnail(content: Uint8Array, wanted: number): Promise<Thumbnail> {
  try {
    const { data, info }: { data: Uint8Array; info: OutputInfo } = await sharp(content, {
      limitInputPixels: maximumDecodedSize,
      failOn: "truncated",
    })
      .autoOrient()
      .resize({ width: wanted, height: maximumHeight, fit: "inside", withoutEnlargement: true })
      .toBuffer({ resolveWithObject: true });
    // Copied: the data is a view of the engine's memory, all of which would live as long as the view.
    return { wanted, content: new Uint8Array(data), width: info.width, height: info.height };
  } catch (error) {
    throw rejectionOf(error);
  }
}
