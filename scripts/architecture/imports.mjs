import { cruise } from './cruise.mjs';
import { unorderedFiles } from './folder-order.mjs';
import { layerGraph, wrongEdges } from './layer-graph.mjs';

/**
 * Returns the layer graph of the workspace at `root`, and a line for every import that breaks the architecture.
 *
 * A check that read nothing is a breach too, or a broken configuration would always pass.
 */
export async function readImports(root, config) {
  const { modules, unseen, refused } = await cruise(root, config);
  const graph = layerGraph(modules);
  const breaches = [
    ...(modules.length === 0 ? ['the check saw no modules: its configuration is broken'] : []),
    ...unseen.map((file) => `${file}: the check did not see this file`),
    ...refused.map(({ rule, comment, from, to }) => `${from} imports ${to}, but ${comment} (${rule})`),
    ...wrongEdges(graph, root),
    ...unorderedFiles(modules),
  ];
  return { graph, modules: modules.length, breaches };
}
