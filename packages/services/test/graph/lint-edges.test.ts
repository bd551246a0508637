import { expect, test } from 'vitest';
import { createGraph } from '../../src/internal/graph/builder.js';
import { lintGraph } from '../../src/internal/graph/lint/lint-graph.js';
import { readNodeTypes } from '../../src/internal/graph/types/read-node-types.js';
import { nodeDocument } from '../support/node-document.js';

const types = readNodeTypes(nodeDocument);

/** Returns what is said of an edge from an output to an input. */
function said(from: string, to: string): string[] {
  const [[source = '', output = ''] = [], [destination = '', input = ''] = []] = [from.split('.'), to.split('.')];
  const graph = createGraph();
  const first = graph.add(source, { id: 'from', model: source === 'lora' ? { key: 'k', base: 'sdxl' } : undefined });
  graph.add(destination, { id: 'to', [input]: first.out(output) });
  return lintGraph(types, { graph: graph.build() }).flatMap(({ code, field }) =>
    code === 'edge_type' ? [`${field}`] : [],
  );
}

test.each([
  ['integer.value', 'add.a', 'the same'],
  ['integer.value', 'float.value', 'a whole number for a number'],
  ['integer.value', 'string.value', 'a number for a text'],
  ['float.value', 'string.value', 'a number for a text'],
  ['boolean.value', 'integer.value', 'a truth for a whole number'],
  ['float.value', 'maybe.number', 'a member of the union'],
  ['float.value', 'weigh.weight', 'one for one or many'],
  ['integer.value', 'integer_collection.collection', 'an item for a list'],
  ['range.collection', 'integer.value', 'a list for an item'],
  ['if.value', 'img_resize.image', 'anything for something'],
  ['img_resize.image', 'if.true_input', 'something for anything'],
  ['mask.mode', 'blank_image.mode', 'the same choice in another order'],
  ['mask.known', 'blank_image.mode', 'a choice for one that allows more'],
  ['lora.lora', 'weigh.loras', 'one of one or many'],
  ['lora.control', 'lora.model', 'an object of a more special kind'],
  ['mask.opaque', 'lora.model', 'an object of which nothing is known'],
])('%s may feed %s: %s', (from, to) => {
  expect(said(from, to)).toEqual([]);
});

test.each([
  ['float.value', 'integer.value', 'a number for a whole number'],
  ['integer.value', 'maybe.number', 'a whole number where a number may be left out'],
  ['boolean.value', 'float.value', 'a truth for a number'],
  ['boolean.value', 'string.value', 'a truth for a text'],
  ['string.value', 'blank_image.mode', 'a text for a choice'],
  ['blank_image.image', 'blank_image.color', 'one object for another'],
  ['lora.lora', 'img_resize.image', 'one object for another'],
  ['mask.other', 'blank_image.mode', 'a choice that allows others'],
  ['mask.mask', 'img_resize.image', 'an object for another'],
  ['mask.twin', 'lora.model', 'an object for one with the same fields'],
  ['range.collection', 'weigh.weight', 'a list of others'],
  ['integer.type', 'string.value', 'what every node answers'],
])('%s cannot feed %s: %s', (from, to) => {
  expect(said(from, to)).toEqual([to.split('.')[1]]);
});
