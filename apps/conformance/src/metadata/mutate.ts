import type { Random } from '../lint/random.js';

/** Texts that are hard to parse. */
const texts = [
  '__proto__',
  '"constructor":',
  'NaN',
  '-Infinity',
  '\\ud800',
  '1e999',
  '9'.repeat(400),
  '[['.repeat(300),
];
const lengths = ['\xff\xff\xff\xff', '\x7f\xff\xff\xff', '\0\0\0\0', '\0\0\0\x01', '\xff\xff\xff\x7f'];
const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

type Change = (bytes: Uint8Array, random: Random, other: Uint8Array) => Uint8Array;

const overwrite = (bytes: Uint8Array, at: number, part: Uint8Array): Uint8Array => {
  const changed = new Uint8Array(bytes);
  changed.set(part.subarray(0, Math.max(changed.length - at, 0)), at);
  return changed;
};

/** A place in the first kilobytes or the last ones, where the structure of a file is, or anywhere. */
function placeIn(bytes: Uint8Array, random: Random): number {
  const near = random.below(Math.min(bytes.length, 4_096));
  return [near, bytes.length - 1 - near, random.below(bytes.length)][random.below(3)] ?? 0;
}

const changes: readonly Change[] = [
  (bytes, random) => overwrite(bytes, placeIn(bytes, random), Uint8Array.of(random.below(256))),
  (bytes, random) => {
    const at = Math.max(placeIn(bytes, random), 0);
    return overwrite(bytes, at, Uint8Array.of((bytes[at] ?? 0) ^ (1 << random.below(8))));
  },
  (bytes, random) => overwrite(bytes, placeIn(bytes, random), bytesOf(random.pick(lengths) ?? '')),
  (bytes, random) => overwrite(bytes, placeIn(bytes, random), bytesOf(random.pick(texts) ?? '')),
  (bytes, random) => bytes.slice(0, placeIn(bytes, random)),
  (bytes, random) => bytes.slice(0, random.below(Math.min(bytes.length, 200))),
  (bytes, random) => {
    const at = placeIn(bytes, random);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random.below(64))]);
  },
  (bytes, random) => {
    const at = placeIn(bytes, random);
    const length = random.below(2_000);
    return Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]);
  },
  (bytes, random, other) => {
    const at = placeIn(bytes, random);
    return Buffer.concat([bytes.subarray(0, at), other.subarray(placeIn(other, random)).subarray(0, 65_536)]);
  },
];

/** Returns a file with one to four changes. The same seed makes the same. */
export function mutate(bytes: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  let changed = bytes;
  for (let left = 1 + random.below(4); left > 0; left--) {
    const change = random.pick(changes);
    if (change && changed.length > 0) changed = change(changed, random, other);
  }
  return changed;
}
