import { expect, test } from 'vitest';
import { createPacketCheck } from '../../src/internal/events/engine-packet.js';

const open = { type: 'open', data: '{"sid":"a","pingInterval":25000,"pingTimeout":20000}' } as const;

test('a packet before the handshake, and a second handshake, are refused', () => {
  expect(() => createPacketCheck()({ type: 'ping' })).toThrow('received a ping before the handshake');
  const check = createPacketCheck();
  check(open);
  expect(() => check(open)).toThrow('received a second handshake');
});
