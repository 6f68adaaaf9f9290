// First, for it limits what the engine is loaded with.
import "./memoryLimit.js";
import sharp from "sharp";

// libvips knows dozens of formats, SVG, PDF and TIFF among them: each would be a way in.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer"] });
// A thread handles one image; further threads and a cache would only take memory.
sharp.concurrency(1);
sharp.cache(false);

/** sharp on WebAssembly, for JPEG, PNG and WebP only. https://sharp.pixelplumbing.com/api-utility */
export { sharp };
