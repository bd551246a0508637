import type { Node } from '../nodes/node.js';

/** Places among iterations, outermost first. */
export type Path = readonly number[];

/** One run of a node: iterations unfold a node of the graph into several. */
export interface Prepared {
  readonly id: string;
  /** The node of the graph. */
  readonly source: string;
  readonly path: Path;
  /** The runs of iterators that it belongs to, by node of the graph. */
  readonly iterators: ReadonlyMap<string, Prepared>;
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

/** Returns each path once, in order, and of those that begin alike only the longest. */
export function longestPaths(paths: Iterable<Path>): Path[] {
  const distinct = [...new Map([...paths].map((path) => [path.join(), path])).values()];
  return distinct
    .filter((path) => !distinct.some((other) => other.length > path.length && isPrefix(path, other)))
    .sort(comparePaths);
}

/** What feeds one run of a node, and its place if that follows from more than what feeds it. */
export interface Feed {
  readonly from: readonly Prepared[];
  readonly path?: Path | undefined;
}
