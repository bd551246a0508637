import { graph } from '../runner/graph.js';

/** A graph of one node. */
export const division = graph({ quotient: { type: 'div', a: 6, b: 2 } });

/** Returns a graph of which `1 + 2 * stop` nodes run. */
export const counting = (stop: number) =>
  graph({ r: { type: 'range', start: 0, stop }, i: { type: 'iterate' }, a: { type: 'add', b: 1, use_cache: false } }, [
    'r.collection i.collection',
    'i.item a.a',
  ]);
