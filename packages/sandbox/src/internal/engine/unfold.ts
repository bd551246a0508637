import type { Edge } from '../graph/graph.js';
import { ancestors } from '../graph/topology.js';
import { collectGroups } from './collect-groups.js';
import type { Execution } from './execution.js';
import {
  comparePaths,
  isPrefix,
  isSamePath,
  longestPaths,
  type NodeRun,
  type Path,
  type RunParents,
} from './node-run.js';

/** Returns the next node of the graph that can be unfolded into runs. */
export function nextToUnfold(execution: Execution): string | undefined {
  const { topology, executed, bySource } = execution;
  const isDone = (id: string) => executed.has(id);
  return topology.order?.find((id) => {
    if (bySource.has(id)) return false;
    if (execution.isType(id, 'iterate') && !topology.parents(id).every(isDone)) return false;
    return ![...ancestors(id, topology.parents)].some((above) => execution.isType(above, 'iterate') && !isDone(above));
  });
}

/** Returns the parents of each run of a node. */
export function feedsOf(execution: Execution, source: string): RunParents[] {
  if (execution.isType(source, 'collect')) return collectGroups(execution, source);
  const parents = execution.topology.parents(source);
  const iterators = execution.iteratorsOf(source);
  if (iterators.length > 0) return iterated(execution, { parents, iterators });
  return alongside(parents.map((parent) => execution.runsOf(parent)));
}

/** Returns the edges into a run. */
export function edgesInto(
  execution: Execution,
  { source, id }: Pick<NodeRun, 'source' | 'id'>,
  from: readonly NodeRun[],
): Edge[] {
  return execution.edges.into(source).flatMap((edge) =>
    from
      .filter((run) => run.source === edge.source.node_id)
      .map((run) => ({
        source: { node_id: run.id, field: edge.source.field },
        destination: { node_id: id, field: edge.destination.field },
      })),
  );
}

/** Groups parent runs by path. No iterator is open here, but one may have ended earlier in the graph. */
function alongside(parents: readonly (readonly NodeRun[])[]): RunParents[] {
  const places = longestPaths(
    parents
      .flat()
      .map(({ path }) => path)
      .filter(({ length }) => length > 0),
  );
  return (places.length > 0 ? places : [[]]).flatMap((place) => {
    const from = parents.map((runs) => runs.filter(({ path }) => isPrefix(path, place)).sort(deepestFirst)[0]);
    if (!from.every((run) => run !== undefined)) return [];
    const paths = from
      .map(({ path }) => path)
      .sort((one, other) => one.length - other.length || comparePaths(one, other));
    return [{ from, path: paths.at(-1) ?? [] }];
  });
}

interface Iterated {
  readonly parents: readonly string[];
  readonly iterators: readonly string[];
}

/** Combines the runs of all open iterators, except where one iterator is nested in another. */
function iterated(execution: Execution, { parents, iterators }: Iterated): RunParents[] {
  const runs = iterators.map((id) =>
    [...execution.runsOf(id)].sort((one, other) => comparePaths(one.path, other.path)),
  );
  return product(runs).flatMap((chosen) => {
    const open = new Map(chosen.map((run) => [run.source, run]));
    const from = parents.map((parent) => matching(execution, parent, open));
    return from.every((run) => run !== undefined) ? [{ from }] : [];
  });
}

const belongs = (run: NodeRun, open: ReadonlyMap<string, NodeRun>): boolean =>
  [...run.iterators].every(([id, iterator]) => open.get(id) === iterator);

function matching(execution: Execution, parent: string, open: ReadonlyMap<string, NodeRun>): NodeRun | undefined {
  const above = ancestors(parent, execution.topology.parents).add(parent);
  const places = [...open].filter(([id]) => above.has(id)).map(([, { path }]) => path);
  const candidates = execution.runsOf(parent).filter((run) => belongs(run, open) && (open.get(parent) ?? run) === run);
  const fitting = candidates.filter(
    ({ iterators, path }) =>
      iterators.size > 0 || path.length === 0 || open.has(parent) || places.some((place) => isPrefix(path, place)),
  );
  return fitting.sort(deepestFirst)[0];
}

const deepestFirst = (one: NodeRun, other: NodeRun) => other.path.length - one.path.length;

/** Returns the path of a run: the common path of its parents, otherwise the indexes of the open iterators. */
export function placeOf(execution: Execution, source: string, from: readonly NodeRun[]): Path {
  const placed = from.filter(({ path }) => path.length > 0);
  const [first, ...others] = placed;
  if (!first) return [];
  const axes = new Set(placed.map((run) => axesOf(execution, run).join('\n')));
  if (axes.size === 1 && others.every(({ path }) => isSamePath(path, first.path))) return first.path;
  const open = iteratorsAround(from);
  return execution.iteratorsOf(source).flatMap((id) => open.get(id)?.node['index'] ?? []) as number[];
}

const axesOf = (execution: Execution, { source }: NodeRun): readonly string[] => {
  const iterators = execution.iteratorsOf(source);
  return execution.isType(source, 'iterate') ? [...iterators, source] : iterators;
};

/** Returns the iterator runs that the parents of a run belong to, or are. */
export function iteratorsAround(from: readonly NodeRun[]): Map<string, NodeRun> {
  const around = new Map<string, NodeRun>();
  for (const run of from) {
    for (const [id, iterator] of run.iterators) around.set(id, iterator);
    if (run.node.type === 'iterate') around.set(run.source, run);
  }
  return around;
}

const product = <T>(lists: readonly (readonly T[])[]): T[][] =>
  lists.reduce<T[][]>((rows, values) => rows.flatMap((row) => values.map((value) => [...row, value])), [[]]);
