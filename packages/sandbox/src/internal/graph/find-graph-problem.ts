import { isCompatible } from '../nodes/type.js';
import { findCollectorProblem } from './collector.js';
import { EdgeIndex } from './edge-index.js';
import type { Edge, Graph } from './graph.js';
import { findIteratorProblem } from './iterator.js';
import { Ports } from './ports.js';
import { topologyOf } from './topology.js';

/** Returns the server's message about the first error in the structure of a graph. */
export function findGraphProblem(graph: Graph): string | undefined {
  const ports = new Ports(graph, new EdgeIndex(graph.edges));
  return (
    findDuplicate(graph) ??
    findMisnamed(graph) ??
    first(graph.edges, (edge) => findLooseEnd(edge, ports)) ??
    (topologyOf(graph).order ? undefined : 'Graph contains cycles') ??
    first(graph.edges, (edge) => findMismatch(edge, ports)) ??
    first(Object.values(graph.nodes), ({ id, type }) => findSpecialProblem(id, type, ports))
  );
}

function first<T>(values: Iterable<T>, problemOf: (value: T) => string | undefined): string | undefined {
  for (const value of values) {
    const problem = problemOf(value);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function findDuplicate({ nodes }: Graph): string | undefined {
  const ids = Object.values(nodes).map(({ id }) => id);
  const twice = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
  if (twice.length === 0) return undefined;
  return `Node ids must be unique, found duplicates {${twice.map((id) => `'${id}'`).join(', ')}}`;
}

const findMisnamed = ({ nodes }: Graph): string | undefined =>
  first(Object.entries(nodes), ([key, { id }]) =>
    key === id ? undefined : `Node ids must match, got ${key} and ${id}`,
  );

function findLooseEnd({ source, destination }: Edge, ports: Ports): string | undefined {
  if (!ports.has(source)) return `Edge source node ${source.node_id} does not exist in the graph`;
  if (!ports.has(destination)) return `Edge destination node ${destination.node_id} does not exist in the graph`;
  if (ports.output(source) === undefined)
    return `Edge source field ${source.field} does not exist in node ${source.node_id}`;
  if (ports.input(destination) !== undefined) return undefined;
  return `Edge destination field ${destination.field} does not exist in node ${destination.node_id}`;
}

function findMismatch({ source, destination }: Edge, ports: Ports): string | undefined {
  if (ports.isCalled(destination)) return undefined;
  const [from, to] = [ports.output(source), ports.input(destination)];
  if (from !== undefined && to !== undefined && isCompatible(from, to)) return undefined;
  const edge = `${source.node_id}.${source.field} -> ${destination.node_id}.${destination.field}`;
  return `Edge source and target types do not match (${edge})`;
}

function findSpecialProblem(id: string, type: string, ports: Ports): string | undefined {
  const name = { iterate: 'iterator', collect: 'collector' }[type];
  if (!name) return undefined;
  const problem = type === 'iterate' ? findIteratorProblem(id, ports) : findCollectorProblem(id, ports);
  return problem && `Invalid ${name} node (${id}): ${problem}`;
}
