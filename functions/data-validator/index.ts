import { dataPrefix, maximumDataSize, validateData } from "../shared/events/data/validateData.js";
import { objectHandler } from "../shared/events/objectHandler.js";

/** `s3:ObjectCreated:*` in `data/`. */
export const handler = objectHandler({ type: "data-validator", prefix: dataPrefix, maximumSize: maximumDataSize, handle: validateData });
