/** Returns a date as the server writes it: `2026-11-22 13:08:21.950`, in UTC. */
export const toTimestamp = (moment: Date): string => moment.toISOString().slice(0, -1).replace('T', ' ');

/** Returns a date as the server writes it when a board is changed, without milliseconds. */
export const toSecond = (moment: Date): string => toTimestamp(moment).slice(0, -'.000'.length);
