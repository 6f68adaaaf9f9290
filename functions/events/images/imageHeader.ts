import type { Metadata } from "sharp";
import { tooComplex } from "../isolatedAnswer.js";
import { Rejection } from "../outputs.js";
import { sharp } from "./engine.js";
import type { ImageHeader } from "./imageTypes.js";
import { maximumEngineMemory } from "./memoryLimit.js";

/** Largest decoded image, in bytes: 60 MB is 20 megapixels of 8-bit RGB, or 15 of RGBA. */
export const maximumDecodedSize = 60_000_000;

/**
 * Longest side, in pixels, which is JPEG's own limit. Decoders buffer whole lines, so that a few long ones can take more memory than many
 * short ones.
 */
const maximumSide = 65_535;

const bytesPerSample: Readonly<Record<string, number>> = { uchar: 1, char: 1, ushort: 2, short: 2 };

/**
 * Reads an image's header without decoding pixels, and refuses images that must not be decoded.
 * @throws Rejection `unsupported-format` unless the content is JPEG, PNG or WebP, whatever the name; `damaged` when it begins like one of
 * them but cannot be read; `too-many-pixels` for a decompression bomb
 */
export async function readHeader(content: Uint8Array): Promise<ImageHeader> {
  const { format, pages = 1, orientation = 1, autoOrient, ...size } = await readMetadata(content);
  if (Math.max(size.width, size.height) > maximumSide) {
    throw new Rejection(
      "too-many-pixels",
      `The image has ${size.width} x ${size.height} pixels; at most ${maximumSide} across and down are decoded.`,
    );
  }
  const decodedSize = decodedSizeOf(format, size);
  if (decodedSize > maximumDecodedSize) {
    throw new Rejection(
      "too-many-pixels",
      `The image has ${size.width} x ${size.height} pixels, ${decodedSize} bytes decoded; at most ${maximumDecodedSize} bytes are decoded.`,
    );
  }
  return { format, width: autoOrient.width, height: autoOrient.height, pages, orientation };
}

/** The first bytes of files of each format, each as a character; a dot matches any. */
const signatures = [/^\xff\xd8\xff/, /^\x89PNG\r\n\x1a\n/, /^RIFF....WEBP/s];

async function readMetadata(content: Uint8Array): Promise<Metadata> {
  const start = Buffer.from(content.subarray(0, 12)).toString("latin1");
  if (!signatures.some((signature) => signature.test(start))) {
    throw new Rejection("unsupported-format", "The content is no image in JPEG, PNG or WebP, whatever its name says.");
  }
  try {
    return await sharp(content, { limitInputPixels: false }).metadata();
  } catch (error) {
    throw rejectionOf(error);
  }
}

function decodedSizeOf(
  format: string,
  { width, height, channels, depth }: Pick<Metadata, "width" | "height" | "channels" | "depth">,
): number {
  // The WebP decoder always produces RGBA.
  return width * height * (format === "webp" ? 4 : channels) * (bytesPerSample[depth] ?? 8);
}

/** Returns the refusal for an error of the engine. Each image has an engine of its own, so that the image is the cause of the error. */
export function rejectionOf(error: unknown): Rejection {
  const message = (error as Error).message;
  // Decoders say so; what cannot go on ends the engine where it is not to be reached.
  if (/out of memory|insufficient memory|unreachable/i.test(message)) return tooComplex(`${maximumEngineMemory} MB of memory`);
  return new Rejection("damaged", `The image cannot be decoded: ${message.split("\n")[0]?.slice(0, 200)}`);
}
