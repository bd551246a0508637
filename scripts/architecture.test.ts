import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Breach } from './architecture/breach.js';
import { breaches, lawful } from './architecture/breaches.js';
import { readImports } from './architecture/imports.mjs';
import { lint } from './architecture/lint.js';
import { PlantedCopy } from './architecture/planted-copy.js';
import { wrongShapes } from './architecture/shapes.mjs';

const copy = new PlantedCopy();
/** Milliseconds for a tool that shares its processor with all the other tests. */
const TIMEOUT = 300_000;
const stems = new Map<Breach, string>();
let messages: string[] = [];

beforeAll(async () => {
  const paths = [...breaches, ...lawful].map((breach) => {
    const path = copy.plant(breach);
    stems.set(breach, path.replace(/\.ts$/, ''));
    return path;
  });
  copy.write('packages/extra/src/index.ts', 'export {};\n');
  copy.write('packages/models/generated/board.ts', 'export {};\n');
  const tools = Promise.all([readImports(copy.root), lint(copy.root, paths)]);
  const shapes = wrongShapes(copy.root);
  const [imports, linted] = await tools;
  messages = [...imports.breaches, ...linted, ...shapes];
}, TIMEOUT);
afterAll(() => copy[Symbol.dispose]());

const about = (breach: Breach) => messages.filter((message) => message.includes(stems.get(breach) ?? '?'));

test.each(breaches.map((breach) => ({ what: breach[0], breach })))('catches $what', ({ breach }) => {
  expect(about(breach).join('\n')).toContain(breach[3]);
});

test.each(lawful.map((breach) => ({ what: breach[0], breach })))('lets pass $what', ({ breach }) => {
  expect(about(breach).filter((message) => !message.startsWith('::'))).toEqual([]);
});

test('catches a folder beside src', () => {
  expect(messages.join('\n')).toMatch(/packages\/models\/generated: .+ \(no-stray-folder\)/);
});

test('catches a package that is no layer', () => {
  expect(messages.join('\n')).toContain('packages/extra is not a layer');
});

/** Inspects the copy with the options of the real configuration changed in one point. */
async function inspectWith(option: string): Promise<string> {
  // Two packages are enough, and faster than all.
  const few = `includeOnly: '^packages/(models|sandbox)/'`;
  const options = `{ ...real.options, ${few}, ${option} }`;
  copy.write(
    'broken.mjs',
    `import real from './.dependency-cruiser.mjs';\nexport default { ...real, options: ${options} };\n`,
  );
  return (await readImports(copy.root, 'broken.mjs')).breaches.join('\n');
}

test('catches a check that sees no modules', { timeout: TIMEOUT }, async () => {
  expect(await inspectWith(`includeOnly: '^nowhere'`)).toContain('the check saw no modules');
});

test('catches a check that passes over files', { timeout: TIMEOUT }, async () => {
  const broken = await inspectWith(`exclude: { path: '^packages/models/src/board' }`);
  expect(broken).toContain('packages/models/src/board.ts: the check did not see this file');
});

test('catches a check that sees no edge between packages', { timeout: TIMEOUT }, async () => {
  const broken = await inspectWith('enhancedResolveOptions: {}');
  expect(broken).toContain('@x/sandbox declares @x/models, but no import of it was seen');
});

test('catches a check that reads no types', () => {
  expect(wrongShapes(`${copy.root}/apps`)).toEqual([
    'the check read the types of no file: its configuration is broken',
  ]);
});
