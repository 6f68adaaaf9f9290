import { createHash, timingSafeEqual } from "node:crypto";
import { Problem } from "../http/problem.js";
import type { ApiRequest } from "../http/request.js";
import { logger } from "../observability/telemetry.js";

/** Value of a key that nobody has set yet: the infrastructure makes the place, an operator its value. */
export const unsetKey = "unset";

/** Where API keys come from: reads them all, by name; none when nobody has set any; throws when they cannot be read. */
export type ApiKeySource = () => Promise<ReadonlyMap<string, string>>;

/** How long keys read are trusted, in milliseconds: so long a replaced key may go on working. */
const lifetime = 5 * 60_000;

/** How soon keys are read again when a request brings another, in milliseconds: so soon a new key works. */
const refreshAfter = 10_000;

/** The API keys of a source, read once and then kept for five minutes. */
export class ApiKeys {
  readonly #source: ApiKeySource;
  #digests: ReadonlyMap<string, Buffer> = new Map();
  #readAt = -Infinity;

  /** @param source reads the keys */
  constructor(source: ApiKeySource) {
    this.#source = source;
  }

  /**
   * Lets a request pass that brings one of the keys in `x-api-key`.
   * @returns the key's name
   * @throws Problem 401 when the key is missing or wrong (without `WWW-Authenticate`: no registered scheme names this header);
   * 503 when no key is set or they cannot be read: without a key the API is closed
   */
  async require(request: ApiRequest): Promise<string> {
    const given = request.header("x-api-key");
    if (!given) throw new Problem(401, "Send the API key in the header x-api-key.");
    const digest = digestOf(given);
    // Read again when it fits none: the key may have been replaced a moment ago.
    const name = nameOf(await this.#current(lifetime), digest) ?? nameOf(await this.#current(refreshAfter), digest);
    if (name !== undefined) return name;
    if (this.#digests.size === 0) throw closed("The API key is not set yet; the API is closed until an operator sets it.");
    throw new Problem(401, "The API key in the header x-api-key is wrong.");
  }

  async #current(maximumAge: number): Promise<ReadonlyMap<string, Buffer>> {
    if (performance.now() - this.#readAt < maximumAge) return this.#digests;
    try {
      this.#digests = new Map([...(await this.#source())].map(([name, key]) => [name, digestOf(key)]));
    } catch (error) {
      if (this.#digests.size === 0) throw closed("The API key cannot be read at the moment.", error);
      logger.warn("API key not refreshed, the last one read stays in use", error as Error);
    }
    this.#readAt = performance.now();
    return this.#digests;
  }
}

/** Digests have one length, so comparing them tells nothing of the key's. */
function digestOf(key: string): Buffer {
  return createHash("sha256").update(key).digest();
}

/** Compares with every key, so that the time taken does not tell which one fits. */
function nameOf(digests: ReadonlyMap<string, Buffer>, given: Buffer): string | undefined {
  return [...digests].filter(([, digest]) => timingSafeEqual(digest, given))[0]?.[0];
}

function closed(detail: string, cause?: unknown): Problem {
  return new Problem(503, detail, { headers: { "Retry-After": "30" }, cause });
}
