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
    ['error unknown_node x.type: there is no node of type "blnk_image" (blank_image)'],
  ],
  [
    'a node of the editor',
    graphOf({ x: ['image_batch'] }),
    ['error not_executable x.type: image_batch is for the editor: its values go into the data of a batch'],
  ],
  [
    'an id that is not the key',
    graphOf({ x: ['add', { id: 'y' }], z: ['add', { id: 'y' }] }),
    [
      `error node_id x.undefined: has the id "y": a node's key in the graph must be its id (x)`,
      'error node_id y.undefined: two nodes have this id',
      `error node_id z.undefined: has the id "y": a node's key in the graph must be its id (z)`,
    ],
  ],
  [
    'a misspelt input',
    graphOf({ x: ['blank_image', { widht: 8 }] }),
    ['warning unknown_field x.widht: blank_image has no such input: the server drops the value without a word (width)'],
  ],
  [
    'missing inputs',
    graphOf({ x: ['img_resize'], y: ['lora'], z: ['weigh'] }),
    [
      'error missing_input x.image: must have a value or be fed by an edge',
      'error missing_input y.model: must have a value: an edge will not do',
      'error missing_input z.loras: must be fed by an edge',
    ],
  ],
  [
    'edges that lead nowhere',
    graphOf(blank, 'blank.image -> small.image', 'blnk.image -> small.image', 'blank.imgae -> small.imgae'),
    [
      'error edge_node blnk.image: the edge blnk.image -> small.image needs a node blnk (blank)',
      'error edge_field blank.imgae: blank_image has no output imgae (image)',
      'error edge_field small.imgae: img_resize has no input imgae (image)',
    ],
  ],
  [
    'an edge between types that do not fit',
    graphOf(blank, 'blank.image -> small.image', 'blank.image -> small.factor'),
    ['error edge_type small.factor: the edge blank.image -> small.factor leads from ImageField to number'],
  ],
  [
    'an edge that is there twice, and one that is overruled',
    graphOf(
      { ...blank, other: ['blank_image'] },
      'blank.image -> small.image',
      'blank.image -> small.image',
      'other.image -> small.image',
    ),
    [
      'warning edge_twice small.image: the edge blank.image -> small.image is there twice',
      'warning edge_overruled small.image: several edges feed this input: only the last one counts',
    ],
  ],
  [
    'an edge into an input that takes values only',
    graphOf({ yes: ['boolean'], sum: ['add'] }, 'yes.value -> sum.use_cache'),
    ['warning edge_direct sum.use_cache: is meant to have a value, not an edge'],
  ],
  [
    'a cycle of one',
    graphOf({ sum: ['add'] }, 'sum.value -> sum.a'),
    ['error cycle sum.undefined: nodes feed each other in a circle: sum -> sum'],
  ],
  [
    'a cycle behind a chain',
    graphOf(
      { one: ['add'], two: ['add'], out: ['add'] },
      'one.value -> two.a',
      'two.value -> one.a',
      'two.value -> out.a',
    ),
    ['error cycle two.undefined: nodes feed each other in a circle: two -> one -> two'],
  ],
])('says in words what is wrong: %s', (_, graph, lines) => {
  const said = lintGraph(types, { graph }).map(
    ({ severity, code, nodeId, field, message, suggestion }) =>
      `${severity} ${code} ${nodeId}.${field}: ${message}${suggestion === undefined ? '' : ` (${suggestion})`}`,
  );
  expect(said).toEqual(lines);
});
