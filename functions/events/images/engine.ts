// Imported first, because it limits the memory with which the engine is loaded.
import "./memoryLimit.js";
import sharp from "sharp";

// libvips supports dozens of formats, including SVG, PDF and TIFF; each would be an attack surface.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer"] });
// A thread processes one image; more threads and a cache would only take memory.
sharp.concurrency(1);
sharp.cache(false);

/** sharp on WebAssembly, for JPEG, PNG and WebP only. https://sharp.pixelplumbing.com/api-utility */
export { sharp };
