import { type Operation, routeOf } from '../operations/operation.js';
import type { Drift } from './field-drift.js';

/** Returns the implemented operations that a server lacks or that have other parameters there. */
export function operationDrift(
  theirs: readonly Operation[],
  ours: readonly Operation[],
  implemented: ReadonlySet<string>,
): Drift[] {
  const known = new Map(theirs.map((operation) => [routeOf(operation), operation]));
  return ours
    .filter((operation) => implemented.has(routeOf(operation)))
    .flatMap((operation) => {
      const place = routeOf(operation);
      const other = known.get(place);
      return other ? parameterDrift(place, other, operation) : [{ place, finding: 'missing' }];
    });
}

function parameterDrift(place: string, theirs: Operation, ours: Operation): Drift[] {
  const [before, after] = [ours, theirs].map(({ parameters }) => [...parameters.path, ...parameters.query]);
  const added = after?.filter((name) => !before?.includes(name)) ?? [];
  const missing = before?.filter((name) => !after?.includes(name)) ?? [];
  return [
    ...added.map((name) => ({ place, finding: `added parameter: ${name}` })),
    ...missing.map((name) => ({ place, finding: `missing parameter: ${name}` })),
  ];
}
