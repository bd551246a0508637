import type { Edge } from '../graph/graph.js';
import type { Execution } from './execution.js';
import { isPrefix, longestPaths, type NodeRun, type Path, type RunParents } from './node-run.js';

/** Returns the parents of each run of a collector. It ends the innermost iteration: one run for each outer item. */
export function collectGroups(execution: Execution, collector: string): RunParents[] {
  const edges = execution.edges.into(collector);
  const inputs = edges.flatMap((edge) =>
    execution.runsOf(edge.source.node_id).map((run) => ({ run, isItem: isItem(edge) })),
  );
  const places = edges.flatMap((edge) => [...possiblePlaces(execution, edge), ...takenPlaces(execution, edge)]);
  return longestPaths(places.length > 0 ? places : [[]]).map((path) => {
    const fitting = inputs.filter(
      ({ run, isItem }) => isPrefix(run.path, path) || (isItem && isPrefix(path, run.path)),
    );
    return { path, from: [...new Set(fitting.map(({ run }) => run))] };
  });
}

const isItem = (edge: Edge) => edge.destination.field === 'item';

/** Returns the paths of the runs with an edge into the collector. */
function takenPlaces(execution: Execution, edge: Edge): Path[] {
  const paths = execution.runsOf(edge.source.node_id).map(({ path }) => path);
  if (!isItem(edge)) return paths;
  const depth = Math.max(0, ...paths.map(({ length }) => length)) - 1;
  return paths.map((path) => path.slice(0, Math.max(depth, 0)));
}

/** Returns the paths that runs could have, also those of empty collections, which have no runs. */
function possiblePlaces(execution: Execution, edge: Edge): Path[] {
  const source = edge.source.node_id;
  const iterators = [...execution.iteratorsOf(source), ...(execution.isType(source, 'iterate') ? [source] : [])];
  const depth = Math.max(0, iterators.length - (isItem(edge) ? 1 : 0));
  return iterators.flatMap((iterator) => {
    const own = depth === 0 ? [] : execution.runsOf(iterator).filter(({ path }) => path.length >= depth);
    return [...own.map(({ path }) => path.slice(0, depth)), ...inputsOf(execution, iterator).map(({ path }) => path)];
  });
}

const inputsOf = (execution: Execution, iterator: string): readonly NodeRun[] =>
  execution.edges.into(iterator, 'collection').flatMap(({ source }) => execution.runsOf(source.node_id));
