import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import { layers } from '../architecture/layers.mjs';
import { sourceFiles } from './source-files.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folders = Object.keys(layers).map((layer) => `packages/${layer}`);
const manifestOf = (folder: string) => JSON.parse(readFileSync(`${root}${folder}/package.json`, 'utf8'));

test('the layers and the sandbox are the packages', () => {
  expect(globSync('packages/*', { cwd: root }).sort()).toEqual([...folders].sort());
});

test.each(folders)('%s has a manifest like the others, an index, a README and tests', (folder) => {
  const { name, exports, scripts, sideEffects, type } = manifestOf(folder);
  const model = manifestOf('packages/models');
  expect(name).toBe(folder.replace('packages', '@x'));
  expect({ exports, scripts, sideEffects, type }).toEqual({
    exports: model.exports,
    scripts: { ...model.scripts, test: `vitest run --root ../.. ${folder}/` },
    sideEffects: false,
    type: 'module',
  });
  for (const file of ['src/index.ts', 'README.md']) expect(existsSync(`${root}${folder}/${file}`), file).toBe(true);
  expect(globSync(`${folder}/test/**/*.test.ts`, { cwd: root })).not.toEqual([]);
});

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
const code = (layer: string) =>
  sourceFiles(`packages/${layer}/src/**/*.ts`).map(({ path, text }) => ({ path, text: withoutComments(text) }));

test('the transport knows of no board, image or workflow', () => {
  const domain = /board|(?<!['"`])image|gallery|workflow|video/i;
  expect(code('transport').filter(({ text }) => domain.test(text))).toEqual([]);
});

test('the transport is a handful of members', () => {
  const [, members = ''] =
    /export interface Transport \{\n([\s\S]+?)\n\}/.exec(
      readFileSync(`${root}packages/transport/src/transport.ts`, 'utf8'),
    ) ?? [];
  const names = [...members.matchAll(/^ {2}(\w+)[<(]/gm)].map(([, name]) => name);
  expect(names).toEqual(['json', 'blob', 'stream', 'send', 'request', 'resolve']);
});

test("the server's prefixes are in route literals and nowhere else", () => {
  const outside = ['transport', 'repositories', 'services', 'resources'].flatMap(code).filter(({ text }) => {
    const all = text.match(/\/api\/v\d/g)?.length ?? 0;
    const literals = text.match(/'(GET|HEAD|POST|PUT|PATCH|DELETE) \/api\/v\d/g)?.length ?? 0;
    return all > literals;
  });
  expect(outside.map(({ path }) => path)).toEqual([]);
});
