import { type Operation, routeOf } from '../operations/operation.js';
import type { Drift } from './field-drift.js';

/** Returns the operations, of those that repositories perform, that a server lacks or takes other parameters for. */
export function operationDrift(
  theirs: readonly Operation[],
  ours: readonly Operation[],
  performed: ReadonlySet<string>,
): Drift[] {
  const known = new Map(theirs.map((operation) => [routeOf(operation), operation]));
  return ours
    .filter((operation) => performed.has(routeOf(operation)))
    .flatMap((operation) => {
      const place = routeOf(operation);
      const other = known.get(place);
      return other ? parameterDrift(place, other, operation) : [{ place, finding: 'not there' }];
    });
}

function parameterDrift(place: string, theirs: Operation, ours: Operation): Drift[] {
  const [before, after] = [ours, theirs].map(({ parameters }) => [...parameters.path, ...parameters.query]);
  const added = after?.filter((name) => !before?.includes(name)) ?? [];
  const gone = before?.filter((name) => !after?.includes(name)) ?? [];
  return [
    ...added.map((name) => ({ place, finding: `added parameter: ${name}` })),
    ...gone.map((name) => ({ place, finding: `parameter gone: ${name}` })),
  ];
}
