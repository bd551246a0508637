import { expect, test } from 'vitest';

import { readOptions } from '../src/options.js';

test('without options the pinned release is compared', () => {
  expect(readOptions([])).toMatchObject({ release: { version: '6.14.2', pinned: true }, server: undefined, only: '' });
});

test.each([
  [['--version', 'six'], '--version wants a number such as 6.8.1'],
  [['--server', 'localhost'], '--server wants a URL such as http://localhost:9090'],
  [['--sandbox', '--drift'], '--sandbox and --drift do not go together'],
  [['--sandbox', '--model'], '--model wants a real server'],
  [['--colour'], "Unknown option '--colour'"],
])('%j is refused in a sentence', (words, sentence) => {
  expect(() => readOptions(words)).toThrow(sentence);
});
