import type { StandardSchemaV1 } from '@standard-schema/spec';

import { isRecord } from '../is-record.js';

/** The issues of a value. */
export type Issues = readonly StandardSchemaV1.Issue[];

/** The most items of one list that are validated at once. */
const atOnce = 1_000;

/**
 * Returns the issues of the first thousand items of a long list that have some. A library makes all issues of a list
 * before it returns: a few for each of a million rows take more memory than there is. Shorter lists are left to it.
 */
export async function issuesInParts(
  { '~standard': schema }: StandardSchemaV1<unknown, unknown>,
  value: unknown,
): Promise<Issues | undefined> {
  if (schema.vendor === 'x') return undefined; // our own lists, which report each invalid row once
  for (const { list, path, withList } of longLists(value)) {
    for (let start = 0; start < list.length; start += atOnce) {
      const { issues = [] } = await schema.validate(withList(list.slice(start, start + atOnce)));
      const ofItems = issues.flatMap((issue) => (isInside(path, issue) ? [moved(issue, path.length, start)] : []));
      if (ofItems.length > 0) return ofItems;
    }
  }
  return undefined;
}

interface LongList {
  readonly list: readonly unknown[];
  readonly path: readonly string[];
  /** Returns the whole value with another list in this place. */
  readonly withList: (list: readonly unknown[]) => unknown;
}

/** The long lists of a response: itself, or what its objects hold. */
function longLists(value: unknown, depth = 0): LongList[] {
  if (Array.isArray(value)) return value.length > atOnce ? [{ list: value, path: [], withList: (list) => list }] : [];
  if (!isRecord(value) || depth > 3) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    longLists(part, depth + 1).map(({ list, path, withList }) => ({
      list,
      path: [key, ...path],
      withList: (other) => ({ ...value, [key]: withList(other) }),
    })),
  );
}

const keyOf = (part: PropertyKey | StandardSchemaV1.PathSegment | undefined): PropertyKey | undefined =>
  typeof part === 'object' ? part.key : part;

const isInside = (place: readonly string[], { path = [] }: StandardSchemaV1.Issue): boolean =>
  path.length > place.length && place.every((key, index) => keyOf(path[index]) === key);

function moved(issue: StandardSchemaV1.Issue, place: number, by: number): StandardSchemaV1.Issue {
  const path = [...(issue.path ?? [])];
  path[place] = Number(keyOf(path[place])) + by;
  return { ...issue, path };
}
