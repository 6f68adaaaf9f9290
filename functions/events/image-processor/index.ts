import { imageOutputKeys, imagePrefix, maximumImageSize, processImage } from "../images/processImage.js";
import { objectHandler } from "../objectHandler.js";

/** Handles `s3:ObjectCreated:*` and `s3:ObjectRemoved:*` in `images/`. */
export const handler = objectHandler({
  type: "image-processor", prefix: imagePrefix, maximumSize: maximumImageSize, handle: processImage, outputKeys: imageOutputKeys,
});
