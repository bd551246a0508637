import { existsSync } from 'node:fs';
import { basename } from 'node:path';

import { expect, test } from 'vitest';

import { sourceFiles } from './source-files.js';

/** What several repositories take and give, and what creates them, in a test too. */
const SHARED = ['errors', 'implementation', 'index', 'options', 'record', 'repositories', 'test'];

const nameOf = ({ path }: { path: string }) => basename(path, '.ts');
const pascalCase = (name: string) => name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
const repositories = sourceFiles('packages/repositories/src/*.ts').filter((file) => !SHARED.includes(nameOf(file)));

test.each(repositories)('$path holds the repository of its name', ({ path, text }) => {
  const name = nameOf({ path });
  expect(text).toMatch(new RegExp(`^export class ${pascalCase(name)}Repository\\b`, 'm'));
  expect(existsSync(new URL(`../../packages/models/src/${name}.ts`, import.meta.url))).toBe(true);
});

test('what is no repository holds none', () => {
  const shared = sourceFiles(`packages/repositories/src/{${SHARED.join(',')}}.ts`);
  expect(shared.filter(({ text }) => /^export class \w+Repository\b/m.test(text))).toEqual([]);
  expect(shared.map(nameOf)).toEqual(SHARED);
});

test('files are named in kebab-case, and never after nothing in particular', () => {
  const files = sourceFiles('{packages,apps}/*/{src,test}/**/*.ts').concat(sourceFiles('scripts/**/*.{ts,mjs}'));
  const nameless = /^(utils?|helpers?|common|misc|shared|lib)$/;
  const wrong = files.filter(({ path }) => {
    const [name = ''] = basename(path).split('.');
    return nameless.test(name) || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name);
  });
  expect(wrong.map(({ path }) => path)).toEqual([]);
});
