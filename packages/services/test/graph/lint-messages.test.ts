import type { Graph } from '@x/models/graph';
import { expect, test } from 'vitest';

import { lintGraph } from '../../src/internal/graph/lint/lint-graph.js';
import { readNodeTypes } from '../../src/internal/graph/types/read-node-types.js';
import { nodeDocument } from '../support/node-document.js';

const types = readNodeTypes(nodeDocument);

/** Returns a graph of some nodes by id, each `[type, inputs]`, and of edges as `from.output -> to.input`. */
function graphOf(nodes: Readonly<Record<string, readonly [string, object?]>>, ...edges: string[]): Graph {
  const end = (text = '') => ({ node_id: text.split('.')[0] ?? '', field: text.split('.')[1] ?? '' });
  return {
    nodes: Object.fromEntries(Object.entries(nodes).map(([id, [type, inputs]]) => [id, { id, type, ...inputs }])),
    edges: edges.map((edge) => {
      const [source, destination] = edge.split(' -> ');
      return { source: end(source), destination: end(destination) };
    }),
  };
}

const blank = { blank: ['blank_image'], small: ['img_resize'] } as const;

test.each<[string, Graph, readonly string[]]>([
  [
    'an unknown type',
    graphOf({ x: ['blnk_image'] }),
    ['error unknown_node x.type: unknown node type "blnk_image" (blank_image)'],
  ],
  [
    'a node of the editor',
    graphOf({ x: ['image_batch'] }),
    [
      'error not_executable x.type: image_batch exists in the node editor only: put its values into the data of a batch',
    ],
  ],
  [
    'an id that is not the key',
    graphOf({ x: ['add', { id: 'y' }], z: ['add', { id: 'y' }] }),
    [
      'error node_id x.undefined: must have its key in the graph as its id, not "y" (x)',
      'error node_id y.undefined: two nodes have this id',
      'error node_id z.undefined: must have its key in the graph as its id, not "y" (z)',
    ],
  ],
  [
    'a misspelt input',
    graphOf({ x: ['blank_image', { widht: 8 }] }),
    ['warning unknown_field x.widht: blank_image has no input "widht": the server ignores the value (width)'],
  ],
  [
    'missing inputs',
    graphOf({ x: ['img_resize'], y: ['lora'], z: ['weigh'] }),
    [
      'error missing_input x.image: must have a value or an edge',
      'error missing_input y.model: must have a value, not an edge',
      'error missing_input z.loras: must have an edge',
    ],
  ],
  [
    'edges without a node or field',
    graphOf(blank, 'blank.image -> small.image', 'blnk.image -> small.image', 'blank.imgae -> small.imgae'),
    [
      'error edge_node blnk.image: the edge blnk.image -> small.image needs a node "blnk" (blank)',
      'error edge_field blank.imgae: blank_image has no output "imgae" (image)',
      'error edge_field small.imgae: img_resize has no input "imgae" (image)',
    ],
  ],
  [
    'an edge between incompatible types',
    graphOf(blank, 'blank.image -> small.image', 'blank.image -> small.factor'),
    ['error edge_type small.factor: the edge blank.image -> small.factor connects ImageField to number'],
  ],
  [
    'a duplicate edge, and an overridden one',
    graphOf(
      { ...blank, other: ['blank_image'] },
      'blank.image -> small.image',
      'blank.image -> small.image',
      'other.image -> small.image',
    ),
    [
      'warning edge_duplicate small.image: the edge blank.image -> small.image is a duplicate',
      'warning edge_overridden small.image: has several edges, of which the server uses the last one only',
    ],
  ],
  [
    'an edge into an input that should have a value',
    graphOf({ yes: ['boolean'], sum: ['add'] }, 'yes.value -> sum.use_cache'),
    ['warning edge_direct sum.use_cache: should have a value, not an edge'],
  ],
  [
    'a cycle of one',
    graphOf({ sum: ['add'] }, 'sum.value -> sum.a'),
    ['error cycle sum.undefined: nodes depend on each other: sum -> sum'],
  ],
  [
    'a cycle with a successor',
    graphOf(
      { one: ['add'], two: ['add'], out: ['add'] },
      'one.value -> two.a',
      'two.value -> one.a',
      'two.value -> out.a',
    ),
    ['error cycle two.undefined: nodes depend on each other: two -> one -> two'],
  ],
])('a finding has a message: %s', (_, graph, lines) => {
  const messages = lintGraph(types, { graph }).map(
    ({ severity, code, nodeId, field, message, suggestion }) =>
      `${severity} ${code} ${nodeId}.${field}: ${message}${suggestion === undefined ? '' : ` (${suggestion})`}`,
  );
  expect(messages).toEqual(lines);
});
