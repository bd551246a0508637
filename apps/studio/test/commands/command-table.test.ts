import { readFile } from 'node:fs/promises';

import { expect, test } from 'vitest';

import { commandList } from '../../src/commands/command-table.js';
import { boardVerbs } from '../../src/features/boards/board-verbs.js';

test('every command has a key and a title in each language', () => {
  expect(commandList.length).toBeGreaterThan(20);
  const lacking = commandList.filter(([, { keys, title }]) => keys.length === 0 || !title.en || !title.de);
  expect(lacking.map(([id]) => id)).toEqual([]);
});

test('no two commands of a screen, or of a screen and every screen, have the same key', () => {
  const uses = commandList.flatMap(([id, { scope, keys }]) =>
    keys.map((key) => ({ id, scope, key: key.toLowerCase() })),
  );
  const clashes = uses.flatMap((use, index) =>
    uses
      .slice(index + 1)
      .filter(
        ({ scope, key }) =>
          key === use.key && (scope === use.scope || scope === 'everywhere' || use.scope === 'everywhere'),
      )
      .map(({ id, key }) => `${use.id} and ${id}: ${key}`),
  );
  expect(clashes).toEqual([]);
});

test('an id begins with the screen that its command is on', () => {
  const others = commandList.filter(([id, { scope }]) => !id.startsWith(scope) && !/^(shell|act)\./.test(id));
  expect(others.map(([id]) => id)).toEqual([]);
});

test('what a command or an item of a menu needs are operations of the server', async () => {
  const file = new URL('../../../conformance/operations.json', import.meta.url);
  const operations = JSON.parse(await readFile(file, 'utf8')) as { method: string; path: string }[];
  const routes = new Set(operations.map(({ method, path }) => `${method} ${path}`));
  const needed = [...commandList.map(([, command]) => command), ...boardVerbs].flatMap(({ needs = [] }) => needs);
  expect(needed.length).toBeGreaterThan(5);
  expect(needed.filter((route) => !routes.has(route))).toEqual([]);
});
