import { expect, test } from 'vitest';

import { readOptions } from '../src/options.js';

test('the pinned release is compared by default', () => {
  expect(readOptions([])).toMatchObject({ release: { version: '6.14.2', pinned: true }, server: undefined, only: '' });
});

test.each([
  [['--version', 'six'], '--version: must be a release such as 6.8.1, got "six"'],
  [['--server', 'localhost'], '--server: must be a URL such as http://localhost:9090'],
  [['--sandbox', '--drift'], '--sandbox and --drift: cannot be combined'],
  [['--editor', '--sandbox'], '--editor: runs alone, on a real server'],
  [['--web', '--model'], '--web: runs alone'],
  [['--sandbox', '--model'], '--model: requires a real server'],
  [['--users', '--server', 'http://localhost:9090'], '--users: boots a server of its own, so it runs alone'],
  [['--colour'], "Unknown option '--colour'"],
])('%j is an error: %s', (args, message) => {
  expect(() => readOptions(args)).toThrow(message);
});
