/**
 * Makes the images that take most to decode, and those just beyond what may be decoded, as files of a folder: `node worstImages.mjs
 * <folder>`. Prints one line when they are there.
 */
import { randomFillSync } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

const sharp = createRequire(new URL("../../../functions/package.json", import.meta.url))("sharp");
const unlimited = { limitInputPixels: false };

/** An image of which the first bytes are noise, which no format compresses, and the rest is black. */
function image({ width, height, channels, noise = 0, pages = 1 }) {
  const pixels = Buffer.alloc(width * height * pages * channels);
  randomFillSync(pixels, 0, Math.min(noise, pixels.length));
  return sharp(pixels, { raw: { width, height: height * pages, channels, ...(pages > 1 && { pageHeight: height }) }, ...unlimited });
}

function deepImage({ width, height, noise }) {
  const samples = new Uint16Array(width * height * 4);
  randomFillSync(samples, 0, noise / 2);
  return sharp(samples, { raw: { width, height, channels: 4 }, ...unlimited }).toColourspace("rgb16");
}

const grey = (size) => image({ ...size, channels: 1 }).toColourspace("b-w");
const rgb = (size) => image({ ...size, channels: 3 });
const rgba = (size) => image({ ...size, channels: 4 });
const fast = { compressionLevel: 1 };
const fastWebp = { effort: 0 };

const images = {
  "wide.png": rgb({ width: 65_535, height: 250, noise: 18_000_000 }).png(fast),
  "interlaced.png": rgb({ width: 5_000, height: 4_000, noise: 18_000_000 }).png({ ...fast, progressive: true }),
  "progressive.jpg": rgb({ width: 5_000, height: 4_000, noise: 60_000_000 }).jpeg({ quality: 60, progressive: true }),
  "lossy.webp": rgba({ width: 3_872, height: 3_872, noise: 60_000_000 }).webp({ ...fastWebp, quality: 30, alphaQuality: 50 }),
  "animated.webp": rgba({ width: 3_872, height: 3_872, pages: 2, noise: 18_000_000 }).webp({ ...fastWebp, lossless: true }),
  "progressive-grey.jpg": grey({ width: 7_745, height: 7_745, noise: 60_000_000 }).jpeg({ quality: 30, progressive: true }),
  "deep-wide.png": deepImage({ width: 65_535, height: 114, noise: 18_000_000 }).png(fast),
  "65536.png": grey({ width: 65_536, height: 40 }).png(fast),
  "500000.png": grey({ width: 500_000, height: 40 }).png(fast),
  "6000000.png": grey({ width: 6_000_000, height: 10 }).png(fast),
};
// One after the other: each has its pixels in memory.
for (const [name, made] of Object.entries(images)) await writeFile(join(process.argv[2], name), await made.toBuffer());
console.log("made");
