import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
const unique = (names: readonly string[]) => [...new Set(names)].sort();

test('the workflow runs every group of the check', () => {
  const [, list = ''] = /<<'STEPS'\n([\s\S]+)STEPS\n/.exec(read('.ci/run')) ?? [];
  const groups = [...list.matchAll(/^(\S+) /gm)].map(([, group = '']) => group);
  const runs = [...read('.github/workflows/ci.yml').matchAll(/run: npm run check -- ([a-z ]+)$/gm)];
  expect(groups.length).toBeGreaterThan(5);
  expect(unique(runs.flatMap(([, names = '']) => names.split(' ')))).toEqual(unique(groups));
});
