import { imagePrefix, maximumImageSize, processImage } from "../shared/events/images/processImage.js";
import { objectHandler } from "../shared/events/objectHandler.js";

/** `s3:ObjectCreated:*` in `images/`. */
export const handler = objectHandler({ type: "image-processor", prefix: imagePrefix, maximumSize: maximumImageSize, handle: processImage });
