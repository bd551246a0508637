import { formatNumber } from './messages.js';

/** Returns the form of a word that goes with a number. */
export const plural = (count: number, one: string, more: string): string => (count === 1 ? one : more);

/** Returns a number with the form of a word that goes with it. */
export const counted = (count: number, one: string, more: string): string =>
  `${formatNumber(count)} ${plural(count, one, more)}`;
