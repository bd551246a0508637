import type { JsonObject } from '../record.js';

/** Times of an object, in the order in which they must be. */
const order = ['created_at', 'started_at', 'completed_at', 'updated_at'];
/** The server writes two times of one moment in two statements, in milliseconds. */
const TOLERANCE = 5;

/** Returns the names of the times of an object that are before the ones that should precede them. */
export function timesOutOfOrder(object: JsonObject): string[] {
  const times = order.flatMap((key) => {
    const text = object[key];
    // Whole seconds are rounded down, and so may be before what precedes them.
    return typeof text === 'string' && text.includes('.') ? [{ key, time: Date.parse(text.replace(/Z?$/, 'Z')) }] : [];
  });
  return times
    .filter(({ time }, index) => times.slice(0, index).some((earlier) => time < earlier.time - TOLERANCE))
    .map(({ key }) => key);
}
