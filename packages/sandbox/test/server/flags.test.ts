import { expect, test } from 'vitest';

import { readFlags } from '../../src/internal/server/flags.js';

test('flags are read, and a free port is picked without one', () => {
  expect(readFlags(['--port', '9090', '--root', 'here', '--host=::1'])).toEqual({
    port: 9090,
    root: 'here',
    host: '::1',
  });
  expect(readFlags([])).toEqual({ port: 0, root: undefined, host: undefined });
});

test.each([
  [['--prot', '1'], 'There is no flag --prot.'],
  [['here'], 'I do not know what to do with "here".'],
  [['--root'], '--root needs a value.'],
  [['--port', '65536'], '--port must be a number from 0 to 65535, not "65536".'],
])('%j is refused', (args, message) => {
  expect(() => readFlags(args)).toThrow(message);
});
