/**
 * Returns the date of a timestamp of the server.
 *
 * The server writes UTC in three formats, mostly without a time zone: `2026-11-22 13:08:21.950`, the same without a
 * fraction (a changed board), and `2026-11-22T13:12:26.693000`, with or without a `Z` (users, prompts). `new Date`
 * would parse them as local time. Anything else returns an invalid date.
 */
export function toDate(timestamp: string): Date {
  if (typeof timestamp !== 'string') return new Date(Number.NaN);
  const match = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-]\d\d:\d\d)?$/.exec(timestamp);
  if (!match) return new Date(Number.NaN);
  const [, day, time, zone = 'Z'] = match;
  return new Date(`${day}T${time}${zone}`);
}
