import { createHash, timingSafeEqual } from "node:crypto";
import { integer } from "../configuration/environment.js";
import { Problem } from "../http/problem.js";
import type { ApiRequest } from "../http/request.js";
import { logger } from "../observability/telemetry.js";
import { parseApiKeys } from "./apiKeyForm.js";

/** A source of API keys: returns the text that {@link parseApiKeys} takes, empty while there is none; throws when it cannot be read. */
export type ApiKeySource = () => Promise<string>;

/** How long keys are cached, in milliseconds; a replaced key works for up to this time. */
const lifetime = 5 * 60_000;

/**
 * Minimum time before keys are read again when a request brings an unknown key or reading has failed, in milliseconds; a new key works
 * after this time.
 */
const refreshAfter = 10_000;

/** Environment variables of every function with API keys. */
export const apiKeySettings = {
  /**
   * Maximum age of cached keys while they cannot be read again, in seconds: 300–86,400, default 900. During an outage of its store, a
   * revoked key may work for up to this time.
   */
  API_KEY_STALE_SECONDS: integer(900, lifetime / 1000, 86_400),
};

/** The API keys of a source, cached for five minutes, or longer while the source fails. */
export class ApiKeys {
  readonly #source: ApiKeySource;
  readonly #staleTime: number;
  #digests: ReadonlyMap<string, Buffer> = new Map();
  #readAt = -Infinity;
  #triedAt = -Infinity;

  /**
   * @param source reads the keys
   * @param staleSeconds maximum age of cached keys; see {@link apiKeySettings}
   */
  constructor(source: ApiKeySource, staleSeconds: number) {
    this.#source = source;
    this.#staleTime = staleSeconds * 1000;
  }

  /**
   * Accepts a request with one of the keys in `x-api-key`. From then on, its log lines contain the key's name.
   * @returns the key's name
   * @throws Problem 401 when the key is missing or wrong (without `WWW-Authenticate`, because no registered scheme uses this header); 503
   * when no key is set, or when the keys have another form or cannot be read: without a key, the API refuses all requests
   */
  async require(request: ApiRequest): Promise<string> {
    const given = request.header("x-api-key");
    if (!given) throw new Problem(401, "Send the API key in the header x-api-key.");
    const digest = digestOf(given);
    // Read again when no key matches: the key may have been replaced a moment ago.
    const name = nameOf(await this.#readWithin(lifetime), digest) ?? nameOf(await this.#readWithin(refreshAfter), digest);
    if (name === undefined) {
      if (this.#digests.size === 0) throw closed("The API key is not set yet; the API is closed until an operator sets it.");
      throw new Problem(401, "The API key in the header x-api-key is wrong.");
    }
    logger.appendKeys({ key_name: name });
    return name;
  }

  /** Returns the keys, not older than this many milliseconds if possible. */
  async #readWithin(age: number): Promise<ReadonlyMap<string, Buffer>> {
    const now = performance.now();
    const mayWait = now - this.#triedAt < refreshAfter && this.#areUsable();
    if (now - this.#readAt >= age && !mayWait) await this.#read();
    return this.#digests;
  }

  async #read(): Promise<void> {
    this.#triedAt = performance.now();
    try {
      this.#digests = new Map([...parseApiKeys(await this.#source())].map(([name, key]) => [name, digestOf(key)]));
      this.#readAt = this.#triedAt;
    } catch (error) {
      if (!this.#areUsable()) throw closed("The API key cannot be read at the moment.", error);
      logger.warn("API keys not refreshed, the last ones read stay in use for some time", error as Error);
    }
  }

  #areUsable(): boolean {
    return performance.now() - this.#readAt < this.#staleTime;
  }
}

/** Digests have the same length, so that comparing them does not reveal the key's length. */
function digestOf(key: string): Buffer {
  return createHash("sha256").update(key).digest();
}

/** Compares with every key, so that the time taken does not reveal which one matches. */
function nameOf(digests: ReadonlyMap<string, Buffer>, given: Buffer): string | undefined {
  return [...digests].filter(([, digest]) => timingSafeEqual(digest, given))[0]?.[0];
}

function closed(detail: string, cause?: unknown): Problem {
  return new Problem(503, detail, { headers: { "Retry-After": "30" }, cause });
}
