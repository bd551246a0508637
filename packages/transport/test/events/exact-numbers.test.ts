import { expect, test } from 'vitest';

import { decodePacket } from '../../src/internal/events/socket-io-packet.js';

test('keeps all digits of a large integer in an event', () => {
  expect(decodePacket('2["invocation_complete",{"seed":18446744073709551615,"width":8}]')).toEqual({
    type: 'event',
    name: 'invocation_complete',
    payload: { seed: 18446744073709551615n, width: 8 },
  });
});

test.each([
  ['2["a",{"__proto__":{"b":1}}]'],
  ['2["a",{"b":1e999}]'],
  [`2["a",${'['.repeat(20_000)}1${']'.repeat(20_000)}]`],
])('reads an event that a response could not be: %.30s', (message) => {
  expect(decodePacket(message)).toMatchObject({ type: 'event', name: 'a' });
});

test('does not quote what is not JSON', () => {
  expect(() => decodePacket('2["secret"')).toThrow(new Error('received an event that is not JSON'));
});
