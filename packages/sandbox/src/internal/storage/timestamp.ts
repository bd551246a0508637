/** Returns a date as the server writes it: `2026-11-22 13:08:21.950`, in UTC. */
export const toTimestamp = (moment: Date): string => moment.toISOString().slice(0, -1).replace('T', ' ');

/** Returns a date as the server writes it when a board is changed, without milliseconds. */
export const toSecond = (moment: Date): string => toTimestamp(moment).slice(0, -'.000'.length);

/** Returns a date as the server writes those of users and system prompts: `2026-11-22T13:12:26.693000`. */
export const toMicrosecond = (moment: Date): string => moment.toISOString().replace('Z', '000');
