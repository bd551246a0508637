import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { knownNodes } from '../../src/nodes/known-nodes.js';
import { modelLess } from '../../src/nodes/model-less.js';
import { type CatalogFacts, catalogFacts } from '../../src/nodes/node-facts.js';
import { nodesPage } from '../../src/nodes/nodes-page.js';

const read = (path: string): string => readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8');
const facts: CatalogFacts = JSON.parse(read('apps/conformance/nodes.json'));
const typesWithout = modelLess(facts).map(({ type }) => type);

test('the page of nodes and their types are up to date', () => {
  expect(read('docs/nodes.md')).toBe(nodesPage(facts));
  expect(read('packages/services/src/internal/graph/known-nodes.ts')).toBe(knownNodes(facts));
});

test.each(['add', 'blank_image', 'img_blur', 'iterate', 'collect', 'noise', 'rectangle_mask'])(
  '%s runs without a model',
  (type) => {
    expect(typesWithout).toContain(type);
  },
);

test.each([
  ['names a model', 'main_model_loader'],
  ['needs a part of a model', 'l2i'],
  ['needs what a model has produced', 'conditioning'],
  ['returns a model from metadata', 'metadata_to_vae'],
  ['loads a model of its own', 'normal_map'],
  ['exists in the editor only', 'image_batch'],
])('a node that %s is left out: %s', (_, type) => {
  expect(facts.nodes.map((node) => node.type)).toContain(type);
  expect(typesWithout).not.toContain(type);
});

test('inputs are written as types, with what the page says of them', () => {
  const input = (name: string, value: object, required = false) => ({
    name,
    title: name,
    type: { name: 'AnyField', cardinality: 'single' as const },
    value: value as never,
    input: 'any' as const,
    required,
    default: required ? undefined : 1,
    hidden: false,
  });
  const inputs = {
    a: input('a', { kind: 'union', members: [{ kind: 'integer' }, { kind: 'null' }] }),
    b: input('b', { kind: 'list', item: { kind: 'choice', values: ["it's", 2] } }, true),
    c: input('c', { kind: 'map', value: { kind: 'list', item: { kind: 'object', name: 'ImageField' } } }),
  };
  const template = {
    type: 't',
    title: 't',
    version: '1',
    category: 'c',
    node_pack: 'invokeai',
    classification: 'stable',
  };
  const node = { ...template, inputs, outputs: {}, use_cache: true, keeps_unknown: true };
  const made = catalogFacts({ templates: new Map([['t', node]]), objects: new Map() });
  expect(knownNodes(made)).toContain(
    "  t: { inputs: { a: number | null; b: readonly ('it\\'s' | 2)[]; c: Readonly<Record<string, readonly ImageField[]>>; [field: string]: unknown }; outputs: never };\n",
  );
  expect(nodesPage(made)).toContain(
    "| `t` | `a = 1` number, `b*` ('it\\'s' \\| 2)[], `c = 1` Readonly<Record<string, ImageField[]>> |  |\n",
  );
});
