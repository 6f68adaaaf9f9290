import { invalidParameter } from "./problem.js";

/**
 * Returns the maximum number of rows in a page: the query parameter `limit`, 1–100; default 20.
 * @throws Problem 400 for any other value
 */
export function readPageLimit(value = "20"): number {
  const limit = /^[0-9]{1,3}$/.test(value) ? Number(value) : 0;
  if (limit < 1 || limit > 100) throw invalidParameter("limit", "must be a whole number from 1 to 100");
  return limit;
}
