import type { Node } from '../nodes/node.js';

/** Indexes of iterations, outermost first. */
export type Path = readonly number[];

/** One run of a node. A node of the graph has several in an iteration. */
export interface NodeRun {
  readonly id: string;
  /** The id of the node in the graph. */
  readonly source: string;
  readonly path: Path;
  /** The iterator runs that it belongs to, by node of the graph. */
  readonly iterators: ReadonlyMap<string, NodeRun>;
  node: Node;
  isSkipped: boolean;
}

export function comparePaths(one: Path, other: Path): number {
  for (const [index, place] of one.entries()) {
    const difference = place - (other[index] ?? Number.NEGATIVE_INFINITY);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

export const isPrefix = (prefix: Path, path: Path): boolean => prefix.every((place, index) => path[index] === place);

export const isSamePath = (one: Path, other: Path): boolean => one.length === other.length && isPrefix(one, other);

/** Returns the distinct paths that are not the beginning of another one, in order. */
export function longestPaths(paths: Iterable<Path>): Path[] {
  const distinct = [...new Map([...paths].map((path) => [path.join(), path])).values()];
  return distinct
    .filter((path) => !distinct.some((other) => other.length > path.length && isPrefix(path, other)))
    .sort(comparePaths);
}

/** The parents of one run of a node, and its path when it does not follow from them. */
export interface RunParents {
  readonly from: readonly NodeRun[];
  readonly path?: Path | undefined;
}
