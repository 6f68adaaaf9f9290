import { dataPrefix, maximumDataSize, reportKeyOf, validateData } from "../data/validateData.js";
import { objectHandler } from "../objectHandler.js";

/** Handles `s3:ObjectCreated:*` and `s3:ObjectRemoved:*` in `data/`. */
export const handler = objectHandler({
  type: "data-validator", prefix: dataPrefix, maximumSize: maximumDataSize, handle: validateData, outputKeys: (key) => [reportKeyOf(key)],
});
