import { isRecord, type JsonObject } from '../record.js';

/** Two values that should be equal, and their path. */
export interface ValueDifference {
  readonly path: string;
  readonly left: unknown;
  readonly right: unknown;
}

/** Returns every difference between two JSON values, the order of keys included. */
export function compareValues(left: unknown, right: unknown, path = '$'): ValueDifference[] {
  if (path.endsWith('.preview') && isSimilar(left, right)) return [];
  if (Array.isArray(left) && Array.isArray(right)) return compareLists(left, right, path);
  if (isRecord(left) && isRecord(right)) return compareObjects(left, right, path);
  return Object.is(left, right) ? [] : [{ path, left, right }];
}

/** The largest difference between a colour in two encodings of one picture. */
const TOLERANCE = 12;

/** Says whether two lists of colours may be those of one picture. */
function isSimilar(left: unknown, right: unknown): boolean {
  if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
  return left.every((value, index) => Math.abs(value - right[index]) <= TOLERANCE);
}

function compareLists(left: readonly unknown[], right: readonly unknown[], path: string): ValueDifference[] {
  const length: ValueDifference[] =
    left.length === right.length ? [] : [{ path: `${path}.length`, left: left.length, right: right.length }];
  const shorter = left.slice(0, right.length);
  return [...length, ...shorter.flatMap((item, index) => compareValues(item, right[index], `${path}[${index}]`))];
}

function compareObjects(left: JsonObject, right: JsonObject, path: string): ValueDifference[] {
  const [keys, others] = [Object.keys(left), Object.keys(right)];
  const all = [...new Set([...keys, ...others])];
  const unequal = all.flatMap((key) => compareValues(left[key], right[key], `${path}.${key}`));
  const isReordered = unequal.length === 0 && keys.join() !== others.join();
  return isReordered ? [{ path: `${path} (order of keys)`, left: keys.join(), right: others.join() }] : unequal;
}
