import type { Call, WebRun } from '../call.js';
import { isDictionary, isOpaque } from './dictionaries.js';
import { compareShapes, merge, NOTHING, type Shape } from './shape.js';

/** All responses of one operation in a run. */
interface Responses {
  readonly statuses: ReadonlySet<number>;
  readonly shape: Shape;
}

/** Returns how what the web app received differs between two servers: operations, events, statuses and JSON shapes. */
export function compareWebRuns(a: WebRun, b: WebRun): string[] {
  const [ofA, ofB] = [collect(a), collect(b)];
  return [...new Set([...ofA.keys(), ...ofB.keys()])].sort().flatMap((route) => {
    const [left, right] = [ofA.get(route), ofB.get(route)];
    if (!left) return [`${route}: only on ${b.server}`];
    if (!right) return [`${route}: only on ${a.server}`];
    return compareResponses(left, right, route).map((text) => `${route}: ${text} (${a.server} / ${b.server})`);
  });
}

function compareResponses(a: Responses, b: Responses, route: string): readonly string[] {
  const [left, right] = [a, b].map(({ statuses }) => [...statuses].sort().join(', '));
  if (left !== right) return [`status ${left} / ${right}`];
  if (isOpaque(route)) return [];
  return compareShapes(a.shape, b.shape, (path) => isDictionary(route, path));
}

function collect({ phases }: WebRun): Map<string, Responses> {
  const found = new Map<string, Responses>();
  for (const { route, status, shape } of phases.flatMap(({ calls }): readonly Call[] => calls)) {
    const known = found.get(route) ?? { statuses: new Set(), shape: NOTHING };
    found.set(route, { statuses: new Set([...known.statuses, status]), shape: merge(known.shape, shape) });
  }
  return found;
}
