import { expect, test } from 'vitest';

import { whyNot } from './why-not.mjs';

const ready = { given: 'https://npm.example', scoped: undefined, changes: [], waiting: [] };

test('a release goes to the registry given, or to the one of the scope', () => {
  expect(whyNot(ready)).toBeUndefined();
  expect(whyNot({ ...ready, given: undefined, scoped: 'https://npm.example' })).toBeUndefined();
  expect(whyNot({ ...ready, scoped: 'https://npm.example/' })).toBeUndefined();
});

test.each([
  ['no registry', { given: undefined }, 'where to?'],
  ['a registry that is no URL', { given: 'npm' }, 'is not a URL'],
  ['two registries', { scoped: 'https://other.example' }, 'is not where npmrc sends @x: https://other.example'],
  ['a dirty tree', { changes: [' M package.json'] }, 'commit first'],
  ['changesets that wait', { waiting: ['boards.md'] }, 'changes wait in boards.md'],
])('with %s there is no release', (_, wrong, reason) => {
  expect(whyNot({ ...ready, ...wrong })).toContain(reason);
});
