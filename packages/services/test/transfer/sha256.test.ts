import { createHash } from 'node:crypto';

import { expect, test } from 'vitest';

import { PortableSha256 } from '../../src/internal/portable-sha256.js';
import { seededRandom } from '../support/seeded-random.js';

test('the SHA-256 for pages is that of Node, for every length and in every piece', () => {
  const random = seededRandom(1);
  for (let length = 0; length < 200; length++) {
    const bytes = Uint8Array.from({ length }, () => random(256));
    const hash = new PortableSha256();
    for (let at = 0; at < length; ) {
      const step = 1 + random(100);
      hash.update(bytes.subarray(at, at + step));
      at += step;
    }
    expect(hash.digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'));
  }
  expect(new PortableSha256().update('é').digest('hex')).toBe(createHash('sha256').update('é').digest('hex'));
});
