import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { layers } from './layers.mjs';

const layerOf = (file) => /^packages\/([^/]+)\/src\//.exec(file)?.[1];

/** Returns which layer imports which, tests apart: `{ services: Set { 'models', … }, … }`. */
export function layerGraph(modules) {
  const graph = Object.fromEntries(Object.keys(layers).map((layer) => [layer, new Set()]));
  for (const { source, dependencies } of modules) {
    const from = layerOf(source);
    if (!from) continue;
    graph[from] ??= new Set();
    for (const { resolved } of dependencies) {
      const to = layerOf(resolved);
      if (to && to !== from) graph[from].add(to);
    }
  }
  return graph;
}

/** Returns a sentence for every edge that should not be there, and for every one that is declared and was not seen. */
export function wrongEdges(graph, root) {
  return Object.entries(graph).flatMap(([layer, seen]) => {
    const allowed = layers[layer];
    if (!allowed) return [`packages/${layer} is not a layer: add it to scripts/architecture/layers.mjs`];
    const { dependencies = {} } = JSON.parse(readFileSync(join(root, 'packages', layer, 'package.json'), 'utf8'));
    const declared = Object.keys(dependencies).flatMap((name) => /^@x\/(.+)/.exec(name)?.[1] ?? []);
    return [
      ...[...seen].filter((to) => !allowed.includes(to)).map((to) => `${layer} -> ${to} is no edge of the layer graph`),
      ...declared
        .filter((to) => !seen.has(to))
        .map((to) => `@x/${layer} declares @x/${to}, but no import of it was seen`),
    ];
  });
}
