import { expect, test } from 'vitest';

import { readFlags } from '../../src/server/flags.js';

const none = { isHelp: false, servers: [], archives: [], port: undefined, images: 0, build: undefined };

test('without flags a sandbox is used', () => {
  expect(readFlags([])).toEqual(none);
});

test('servers and archives may be several, and servers may have names', () => {
  const url = 'http://localhost:9090/?a=b';
  expect(readFlags(['--server', url, '--server', `Big one=${url}`, '--archive', 'a.zip', '--archive', 'b'])).toEqual({
    ...none,
    servers: [
      { url, name: undefined },
      { url, name: 'Big one' },
    ],
    archives: ['a.zip', 'b'],
  });
});

test.each([
  [['--server', 'localhost:9090'], '--server: must be an http or https address'],
  [['--server', 'home=localhost:9090'], '--server: must be an http or https address'],
  [['--port', '70000'], '--port: must be a whole number from 0 to 65535, got "70000"'],
  [['--images', 'many'], '--images: must be a whole number'],
  [['--server', 'http://localhost:9090', '--images', '5'], '--images: is for the sandbox'],
  [['--archive', 'foxes', '--images', '5'], '--images: is for the sandbox'],
  [['--speed'], "Unknown option '--speed'"],
])('%j is refused with a reason', (args, reason) => {
  expect(() => readFlags(args)).toThrow(reason);
});
