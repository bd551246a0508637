import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import { sourceFiles } from './pins/source-files.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const pages = sourceFiles('{*.md,docs/**/*.md,{packages,apps}/*/README.md}');

/** What `npm run docs` writes. */
const isBuilt = (path: string) => path.startsWith('docs/api/');

test.each(pages)('every link of $path leads to a file', ({ path, text }) => {
  const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link = '']) => link);
  expect(links.filter((link) => !isBuilt(link) && !existsSync(join(root, dirname(path), link)))).toEqual([]);
});

test('the list of operations counts its rows, those without a method apart', () => {
  const page = read('docs/operations.md');
  const [, named, all] = /: (\d+) of (\d+) so far/.exec(page) ?? [];
  const rows = page.split('\n').filter((line) => line.startsWith('| `'));
  const missing = rows.filter((row) => /not yet|excluded:/.test(row));
  expect([rows.length - missing.length, rows.length]).toEqual([Number(named), Number(all)]);
});

test.each(sourceFiles('packages/*/README.md'))(
  '$path, alone in a registry, links to what is packed',
  ({ path, text }) => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, link = '']) => link);
    const { files } = JSON.parse(read(`${dirname(path)}/package.json`)) as { files: string[] };
    expect(links.filter((link) => !files.some((file) => link === file || link.startsWith(`${file}/`)))).toEqual([]);
  },
);

test('every file that a page names is there', () => {
  const named = pages.flatMap(({ path, text }) =>
    [...text.matchAll(/`((?:packages|apps|scripts|docs)\/[\w./-]+\.\w+)`/g)].map(([, file = '']) => ({ path, file })),
  );
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter(({ file }) => !isBuilt(file) && !existsSync(join(root, file)))).toEqual([]);
});

test('the life of a request names functions that are where it says', () => {
  const [, life = ''] = /## The life of one request\n([\s\S]+?)\n## /.exec(read('ARCHITECTURE.md')) ?? [];
  const steps = [...life.matchAll(/^\| \d+ \| (.+) \| (.+) \|$/gm)];
  expect(steps.length).toBeGreaterThan(5);
  for (const [, what = '', where = ''] of steps) {
    const files = codeIn(where).map((file) => read(`packages/${file}`));
    for (const name of codeIn(what).filter((word) => /^[a-z]+[A-Z]|^(get|json|send)$/.test(word))) {
      expect(
        files.some((file) => new RegExp(`\\b${name}\\b`).test(file)),
        `${name} in ${where}`,
      ).toBe(true);
    }
  }
});

test('errors are born where the page says', () => {
  const [, births = ''] = /## Where errors are born\n([\s\S]+?)\n## /.exec(read('ARCHITECTURE.md')) ?? [];
  const rows = [...births.matchAll(/^\| (`\w+Error`.*?) \| (.+?) \|/gm)];
  expect(rows.length).toBeGreaterThan(8);
  for (const [, errors = '', where = ''] of rows) {
    const files = codeIn(where).map((file) => read(`packages/${file}`));
    for (const name of codeIn(errors))
      expect(
        files.some((file) => file.includes(name)),
        name,
      ).toBe(true);
  }
});

test('every repository has a row among the domains', () => {
  const rows = [...read('ARCHITECTURE.md').matchAll(/^\| ([a-z ]+) \|/gm)].map(([, name = '']) => name);
  const domains = sourceFiles('packages/repositories/src/*.ts')
    .filter(({ text }) => /^export class \w+Repository\b/m.test(text))
    .map(({ path }) => basename(path, '.ts').replaceAll('-', ' '));
  expect(domains.filter((domain) => !rows.includes(domain))).toEqual([]);
});

test('pages are as short as they promise to be', () => {
  const lines = (path: string) => read(path).split('\n').length - 1;
  expect(lines('ARCHITECTURE.md')).toBeLessThanOrEqual(150);
  for (const { path } of pages.filter(({ path }) => path.endsWith('README.md'))) {
    expect(lines(path), path).toBeLessThanOrEqual(path === 'README.md' ? 100 : 80);
  }
});

test('a decision says its status, context, consequences and what was refused', () => {
  const decisions = pages.filter(({ path }) => path.startsWith('docs/decisions/'));
  expect(decisions.length).toBeGreaterThan(10);
  for (const { path, text } of decisions) {
    expect(path).toMatch(/\/\d{4}-\d\d-\d\d-[a-z0-9-]+\.md$/);
    const parts = [...text.matchAll(/^(# |## \w+|\*\*Status:\*\*)/gm)].map(([part]) => part);
    expect(parts, path).toEqual(['# ', '**Status:**', '## Context', '## Decision', '## Consequences', '## Refused']);
  }
});

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const codeIn = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
