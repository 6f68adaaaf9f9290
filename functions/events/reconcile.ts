import type { ObjectLocation } from "./objectRecord.js";
import { deleteObject, isCurrent, isThere, readObject, writeObject, type OutputObject, type StoredObject } from "./objectStore.js";

/** What a function creates from an object. */
export interface Outcome {
  /** `processed`, or `rejected` for content that it refuses. */
  readonly status: "processed" | "rejected";
  /** The objects to write; always the same bytes for the same object. */
  readonly outputs: readonly OutputObject[];
}

/** How to handle objects. */
export interface ObjectWork {
  /** Larger content is not read, in bytes. */
  readonly maximumSize: number;
  /** Handles one object; throws only errors that a retry can fix. */
  readonly handle: (object: StoredObject) => Promise<Outcome>;
  /** Returns the keys of all objects that can be created from the object with a key. */
  readonly outputKeys: (key: string) => readonly string[];
}

/** The result of a record. */
export interface Reconciliation {
  readonly key: string | undefined;
  readonly versionId: string | undefined;
  /** The outcome for an existing object; for a missing one, `removed` if it had outputs, else `skipped`. */
  readonly result: Outcome["status"] | "removed" | "skipped";
}

/** How often an object is read again because it changed while it was handled. */
const maximumReads = 3;

/**
 * Makes the outputs of an object match the object as it is now, whatever the record says: writes its outputs and deletes obsolete ones, or
 * all of them when the object is gone. Repeats this if the object changes meanwhile: the invocation that ends last has seen the newest
 * state, in whatever order events arrive.
 */
export async function reconcile(location: ObjectLocation, work: ObjectWork): Promise<Reconciliation> {
  // The object that exists again has an event of its own.
  if (location.isRemoval && await isAnyThere(location)) return { key: location.keys[0], versionId: undefined, result: "skipped" };
  for (let reads = 0; reads < maximumReads; reads++) {
    const object = await readFirst(location, work.maximumSize);
    const handled = object === undefined || isFolder(object) ? undefined : { object, outcome: await work.handle(object) };
    const outputs = handled?.outcome.outputs ?? [];
    for (const output of outputs) await writeObject(location.bucket, output);
    const keys = handled === undefined ? location.keys : [handled.object.key];
    const removed = await removeOthers(location.bucket, keys.flatMap(work.outputKeys), outputs);
    if (object === undefined ? await isAnyThere(location) : !(await isCurrent(object))) continue;
    if (handled === undefined) return { key: keys[0], versionId: undefined, result: removed > 0 ? "removed" : "skipped" };
    return { key: handled.object.key, versionId: handled.object.versionId, result: handled.outcome.status };
  }
  throw new Error(`The object ${location.keys[0]} changed ${maximumReads} times while it was handled.`);
}

async function readFirst({ bucket, keys }: ObjectLocation, maximumSize: number): Promise<StoredObject | undefined> {
  for (const key of keys) {
    const object = await readObject(bucket, key, maximumSize);
    if (object !== undefined) return object;
  }
  return undefined;
}

async function isAnyThere({ bucket, keys }: ObjectLocation): Promise<boolean> {
  for (const key of keys) if (await isThere(bucket, key)) return true;
  return false;
}

/** @returns the number of outputs removed */
async function removeOthers(bucket: string, keys: readonly string[], outputs: readonly OutputObject[]): Promise<number> {
  const others = keys.filter((key) => !outputs.some((output) => output.key === key));
  // Checked first, because deleting a missing object leaves a delete marker in a versioned bucket.
  const removed = await Promise.all(others.map(async (key) => {
    if (!(await isThere(bucket, key))) return 0;
    await deleteObject(bucket, key);
    return 1;
  }));
  return removed.reduce<number>((sum, one) => sum + one, 0);
}

/** Consoles create a folder as an empty object whose key ends with a slash. */
function isFolder({ key, size }: StoredObject): boolean {
  return size === 0 && key.endsWith("/");
}
