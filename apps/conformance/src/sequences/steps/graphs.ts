import * as fc from 'fast-check';

import type { Value } from '../reference.js';
import { board, created } from './values.js';

const graph = (nodes: Record<string, Record<string, Value>>, ...edges: readonly string[]): Value => ({
  id: 'graph',
  nodes: Object.fromEntries(Object.entries(nodes).map(([id, node]) => [id, { id, ...node }])),
  edges: edges.map((edge) => {
    const [source = '', destination = ''] = edge.split(' ').map((end) => end);
    return { source: toEnd(source), destination: toEnd(destination) };
  }),
});

function toEnd(text: string): Value {
  const [node_id = '', field = ''] = text.split('.');
  return { node_id, field };
}

const number = fc.integer({ min: -3, max: 9 });
const side = fc.integer({ min: 8, max: 24 });
const color = fc.record({ r: fc.nat({ max: 255 }), g: fc.constant(40), b: fc.constant(10), a: fc.constant(255) });

/** Graphs without models. Their sums have the node `sum` with the fields `a` and `b`. */
export const sums: fc.Arbitrary<Value> = fc.oneof(
  number.map((a) => graph({ sum: { type: 'add', a } })),
  number.map((value) => graph({ one: { type: 'integer', value }, sum: { type: 'div', b: 0 } }, 'one.value sum.a')),
  number.map((stop) =>
    graph(
      {
        all: { type: 'range', start: 0, stop },
        each: { type: 'iterate' },
        sum: { type: 'mul', b: 3 },
        list: { type: 'collect' },
      },
      'all.collection each.collection',
      'each.item sum.a',
      'sum.value list.item',
    ),
  ),
);

export const graphs: fc.Arbitrary<Value> = fc.oneof(
  sums,
  fc
    .record({ width: side, height: side, color, on: board, is_intermediate: fc.boolean() })
    .map(({ on, ...rest }) => graph({ blank: { type: 'blank_image', ...rest, board: { board_id: on } } })),
  fc.record({ color, width: side, name: created('images') }).map(({ width, name, color: fill }) =>
    graph(
      {
        blank: { type: 'blank_image', width, height: 8, color: fill },
        small: { type: 'img_resize', width: 5, height: 4, resample_mode: 'nearest' },
        other: { type: 'img_conv', image: { image_name: name }, mode: 'L' },
      },
      'blank.image small.image',
    ),
  ),
  fc.constant(
    graph({ text: { type: 'string', value: 'é' }, both: { type: 'string_join' } }, 'text.value both.string_left'),
  ),
  fc.constant(graph({ sum: { type: 'add' } }, 'sum.value sum.a')),
  fc.constant(graph({ sum: { type: 'nothing' } })),
);
