/** Most memory that the imaging engine may take for its own, in MB: an image that takes more is refused. */
export const maximumEngineMemory = 160;

const pagesPerMegabyte = 16;

// The engine would let its memory grow to 2 GB. It asks for it once, when it is loaded, and lives with less.
WebAssembly.Memory = class extends WebAssembly.Memory {
  constructor(descriptor: WebAssembly.MemoryDescriptor) {
    super({ ...descriptor, maximum: maximumEngineMemory * pagesPerMegabyte });
  }
};
