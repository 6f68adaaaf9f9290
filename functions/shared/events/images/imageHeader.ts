import type { Metadata } from "sharp";
import { Rejection } from "../outputs.js";
import { sharp } from "./engine.js";

/** Largest decoded image, in bytes: 60 MB is 20 megapixels of 8-bit RGB, 15 of RGBA. The limit keeps the worst of them within 512 MB of memory, one after another. */
export const maximumDecodedSize = 60_000_000;

const bytesPerSample: Readonly<Record<string, number>> = { uchar: 1, char: 1, ushort: 2, short: 2 };

/** What an image's header says. */
export interface ImageHeader {
  /** `jpeg`, `png` or `webp`. */
  readonly format: string;
  /** Pixels across as shown, thus after the EXIF orientation. */
  readonly width: number;
  /** Pixels down as shown. */
  readonly height: number;
  /** Frames of an animation; 1 for other images. Thumbnails show the first. */
  readonly pages: number;
  /** EXIF orientation, 1–8; 1 when it has none. */
  readonly orientation: number;
}

/**
 * Reads an image's header, without decoding pixels, and refuses what must not be decoded.
 * @throws Rejection `unsupported-format` unless it is JPEG, PNG or WebP by its content, whatever its name says; `damaged` when it begins as such but
 * cannot be read; `too-many-pixels` for a decompression bomb
 */
export async function readHeader(content: Uint8Array): Promise<ImageHeader> {
  const { format, pages = 1, orientation = 1, autoOrient, ...size } = await readMetadata(content);
  const decodedSize = decodedSizeOf(format, size);
  if (decodedSize > maximumDecodedSize) {
    throw new Rejection("too-many-pixels", `The image has ${size.width} x ${size.height} pixels, ${decodedSize} bytes decoded; at most ${maximumDecodedSize} bytes are decoded.`);
  }
  return { format, width: autoOrient.width, height: autoOrient.height, pages, orientation };
}

/** How files of the formats begin, each byte as a character; a dot stands for any. */
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

function decodedSizeOf(format: string, { width, height, channels, depth }: Pick<Metadata, "width" | "height" | "channels" | "depth">): number {
  // The WebP decoder always makes RGBA.
  return width * height * (format === "webp" ? 4 : channels) * (bytesPerSample[depth] ?? 8);
}

/**
 * The refusal for what sharp says about content.
 * @throws the error itself when it is a failure of the engine, for that says nothing about the image, and another environment may do better
 */
export function rejectionOf(error: unknown): Rejection {
  // sharp reports what is wrong with content as plain errors; WebAssembly and JavaScript have classes of their own.
  if (!(error instanceof Error) || error.name !== "Error") throw error;
  return new Rejection("damaged", `The image cannot be decoded: ${error.message.split("\n")[0]?.slice(0, 200)}`);
}
