/** Maximum memory of the imaging engine, in MB: an image that needs more is refused. */
export const maximumEngineMemory = 160;

const pagesPerMegabyte = 16;

// By default, the engine's memory may grow to 2 GB. The engine requests this maximum when it is loaded, and works with less.
WebAssembly.Memory = class extends WebAssembly.Memory {
  constructor(descriptor: WebAssembly.MemoryDescriptor) {
    super({ ...descriptor, maximum: maximumEngineMemory * pagesPerMegabyte });
  }
};
