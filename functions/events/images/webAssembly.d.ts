/** What is used here of https://webassembly.github.io/spec/js-api/, which node has and its types leave out. */
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
