import { expect, test } from 'vitest';

import { readFlags } from '../../src/internal/server/flags.js';

test('reads flags, and port 0 without one', () => {
  expect(readFlags(['--port', '9090', '--root', 'here', '--host=::1'])).toEqual({
    port: 9090,
    root: 'here',
    host: '::1',
  });
  expect(readFlags([])).toEqual({ port: 0, root: undefined, host: undefined });
});

test.each([
  [['--prot', '1'], 'unknown flag --prot; usage: --port NUMBER'],
  [['here'], 'unexpected argument "here"; usage'],
  [['--root'], '--root: needs a value; usage'],
  [['--port', '65536'], '--port: must be a number from 0 to 65535, got "65536"'],
])('rejects %j', (args, message) => {
  expect(() => readFlags(args)).toThrow(message);
});
