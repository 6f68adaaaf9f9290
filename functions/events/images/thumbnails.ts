import type { OutputInfo } from "sharp";
import { sharp } from "./engine.js";
import { maximumDecodedSize, rejectionOf } from "./imageHeader.js";
import type { Thumbnail } from "./imageTypes.js";

/** Maximum height of a thumbnail, in pixels; a thumbnail of a very tall image becomes narrower than the width. */
const maximumHeight = 2048;

/**
 * Creates a thumbnail: rotated by the EXIF orientation, never enlarged, without metadata (no place, no camera), in sRGB.
 * @throws Rejection `damaged` when the image cannot be decoded completely, `too-complex` when that takes too much memory
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
    // Copied, because the data is a view that would keep all of the engine's memory alive.
    return { wanted, content: new Uint8Array(data), width: info.width, height: info.height };
  } catch (error) {
    throw rejectionOf(error);
  }
}
