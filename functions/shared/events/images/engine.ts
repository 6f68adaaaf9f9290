import sharp from "sharp";

/** Content types by sharp's names of the formats that are read and written; no other decoder can be reached. */
export const contentTypes: Readonly<Record<string, string>> = { jpeg: "image/jpeg", png: "image/png", webp: "image/webp" };

// libvips knows dozens of formats, SVG, PDF and TIFF among them: each would be a way in.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer"] });
// A function handles one image at a time and none twice; further threads and a cache would only take memory.
sharp.concurrency(1);
sharp.cache(false);

/** sharp on WebAssembly, for JPEG, PNG and WebP only. https://sharp.pixelplumbing.com/api-utility */
export { sharp };
