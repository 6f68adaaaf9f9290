/** The part of https://webassembly.github.io/spec/js-api/ that is used here. Node.js has it, but its types do not. */
declare namespace WebAssembly {
  /** In pages of 64 KB. */
  interface MemoryDescriptor {
    readonly initial: number;
    readonly maximum?: number;
    readonly shared?: boolean;
  }

  function compile(bytes: Uint8Array): Promise<object>;

  let Memory: new (descriptor: MemoryDescriptor) => object;
}
