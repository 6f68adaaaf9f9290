/**
 * Makes the images of the tests, with the library that the function uses, and prints them as one line of JSON: name to base64. Nobody
 * else's pictures are needed.
 */
import { createRequire } from "node:module";

const sharp = createRequire(new URL("../../../functions/package.json", import.meta.url))("sharp");

/** A picture that does not compress to nothing: a gradient, drawn from its raw pixels. */
function gradient(width, height, channels = 3) {
  const pixels = Buffer.alloc(width * height * channels);
  for (let i = 0; i < pixels.length; i++) pixels[i] = (i * 7 + Math.floor(i / (width * channels)) * 3) % 251;
  return sharp(pixels, { raw: { width, height, channels } });
}

/** One colour, so a small file, but many pixels. */
const plain = (width, height) => sharp({ create: { width, height, channels: 3, background: "navy" }, limitInputPixels: false });

const images = {
  jpeg: await gradient(1200, 800).jpeg().toBuffer(),
  png: await gradient(640, 320, 4).png().toBuffer(),
  webp: await gradient(600, 900).webp().toBuffer(),
  small: await gradient(60, 40).png().toBuffer(),
  turned: await gradient(1200, 800).withMetadata({ orientation: 6 }).jpeg().toBuffer(),
  gif: await gradient(60, 40).gif().toBuffer(),
  bomb: await plain(12_000, 6_000).png().toBuffer(),
};
console.log(JSON.stringify(Object.fromEntries(Object.entries(images).map(([name, image]) => [name, image.toString("base64")]))));
