import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { type Metadata, readMetadata } from '../../src/metadata.js';
import { samples } from '../support/samples.js';

/** Whether a result keeps what is promised: nothing has the value `undefined`, and texts are not more than was read. */
function check({ texts, warnings, generation }: Metadata, length: number): void {
  expect(texts.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThan(40 * length + 1_000);
  expect(warnings.length).toBeLessThanOrEqual(100);
  expect(Object.values(generation ?? {})).not.toContain(undefined);
}

describe.each(Object.entries(samples))('a file of the kind %s', (container, sample) => {
  test('is whole', async () => {
    const metadata = await readMetadata(sample);
    expect(metadata).toMatchObject({ container });
    expect(metadata.generation).toBeDefined();
  });

  test('never throws where it ends too early', async () => {
    for (let end = 0; end < sample.length; end++) check(await readMetadata(sample.subarray(0, end)), end);
  });

  test('never throws with one byte changed', { tags: 'large' }, async () => {
    for (let at = 0; at < sample.length; at++) {
      for (const flip of [0x01, 0x80, 0xff]) {
        const damaged = sample.slice();
        damaged[at] = (damaged[at] ?? 0) ^ flip;
        check(await readMetadata(damaged), damaged.length);
      }
    }
  });

  test('never throws with random bytes after its first ones', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.nat(60), async (bytes, kept) => {
        const damaged = new Uint8Array([...sample.subarray(0, kept), ...bytes]);
        check(await readMetadata(damaged), damaged.length);
      }),
      { numRuns: 300 },
    );
  });
});

test('random bytes never throw', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), async (bytes) =>
      check(await readMetadata(bytes), bytes.length),
    ),
  );
});
