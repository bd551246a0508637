import { expect, test } from 'vitest';
import { createGraph } from '../../src/internal/graph/builder.js';
import { lintGraph } from '../../src/internal/graph/lint/lint-graph.js';
import { readNodeTypes } from '../../src/internal/graph/types/read-node-types.js';
import { nodeDocument } from '../support/node-document.js';

const types = readNodeTypes(nodeDocument);

/** Returns the fields of findings about the type of an edge from an output to an input. */
function mismatches(from: string, to: string): string[] {
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
  ['integer.value', 'float.value', 'an integer for a number'],
  ['integer.value', 'string.value', 'a number for a string'],
  ['float.value', 'string.value', 'a number for a string'],
  ['boolean.value', 'integer.value', 'a boolean for an integer'],
  ['float.value', 'maybe.number', 'a member of the union'],
  ['float.value', 'weigh.weight', 'one for one or many'],
  ['integer.value', 'integer_collection.collection', 'an item for a list'],
  ['range.collection', 'integer.value', 'a list for an item'],
  ['if.value', 'img_resize.image', 'any for an object'],
  ['img_resize.image', 'if.true_input', 'an object for any'],
  ['mask.mode', 'blank_image.mode', 'the same choice in another order'],
  ['mask.known', 'blank_image.mode', 'a choice for one that allows more'],
  ['lora.lora', 'weigh.loras', 'one of one or many'],
  ['lora.control', 'lora.model', 'a subtype'],
  ['mask.opaque', 'lora.model', 'an object of unknown fields'],
])('an edge from %s to %s is accepted: %s', (from, to) => {
  expect(mismatches(from, to)).toEqual([]);
});

test.each([
  ['float.value', 'integer.value', 'a number for an integer'],
  ['integer.value', 'maybe.number', 'an integer for an optional number'],
  ['boolean.value', 'float.value', 'a boolean for a number'],
  ['boolean.value', 'string.value', 'a boolean for a string'],
  ['string.value', 'blank_image.mode', 'a string for a choice'],
  ['blank_image.image', 'blank_image.color', 'one object for another'],
  ['lora.lora', 'img_resize.image', 'one object for another'],
  ['mask.other', 'blank_image.mode', 'a choice that allows others'],
  ['mask.mask', 'img_resize.image', 'an object for another'],
  ['mask.twin', 'lora.model', 'an object for one with the same fields'],
  ['range.collection', 'weigh.weight', 'a list of others'],
  ['integer.type', 'string.value', 'an output of every node'],
])('an edge from %s to %s is refused: %s', (from, to) => {
  expect(mismatches(from, to)).toEqual([to.split('.')[1]]);
});
