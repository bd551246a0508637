import type { Graph } from '@x/models/graph';

/** The node whose value is the key of the item. It is connected to nothing. */
export const MARKER = 'x_map_item';

/** Returns a graph that also has the key of the item, so that the queue says which item is which. */
export const withMarker = ({ nodes, edges }: Graph): Graph => ({
  nodes: { ...nodes, [MARKER]: { id: MARKER, type: 'string', value: '', is_intermediate: true, use_cache: true } },
  edges,
});
