/** Returns a moment as the server writes it: `2026-11-22 13:08:21.950`, in UTC without saying so. */
export const toTimestamp = (moment: Date): string => moment.toISOString().slice(0, -1).replace('T', ' ');

/** Returns a moment as the server writes it when a board is changed: to the second. */
export const toSecond = (moment: Date): string => toTimestamp(moment).slice(0, -'.000'.length);
