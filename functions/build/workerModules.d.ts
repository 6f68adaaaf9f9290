/** A module in a file of its own, for a worker thread; see `build/workerPlugin.mjs`. */
declare module "*.ts?worker" {
  /** Path of the file. */
  const file: string;
  export default file;
}
