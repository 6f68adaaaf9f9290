/** A module bundled as the source of a worker thread; see `build/workerPlugin.mjs`. */
declare module "*.ts?worker" {
  const source: string;
  export default source;
}
