/**
 * Returns the time in the unit of a table's TTL attribute.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-before-you-start.html
 * @param date default: now
 * @returns whole seconds since 1970
 */
export function epochSeconds(date = new Date()): number {
  return Math.floor(date.getTime() / 1000);
}
