import type { FaultRule } from '../fault.js';

interface Scheduling {
  readonly random: () => number;
  readonly pathOf: (request: Request) => string;
}

/** Returns what tells of each request in turn whether a rule is due. */
export function schedule(rule: FaultRule, { random, pathOf }: Scheduling): (request: Request) => boolean {
  const { match = () => true, after = 0, times = Number.POSITIVE_INFINITY, probability = 1 } = rule;
  const matches = typeof match === 'string' ? toPredicate(match, pathOf) : match;
  let passed = 0;
  let hits = 0;
  return (request) => {
    if (hits >= times || !matches(request)) return false;
    passed += 1;
    if (passed <= after || random() >= probability) return false;
    hits += 1;
    return true;
  };
}

function toPredicate(route: string, pathOf: Scheduling['pathOf']) {
  const [method, path = ''] = route.split(' ');
  const literals = path.split(/\{\w+\}/).map((literal) => literal.replaceAll(/[^\w/]/g, '\\$&'));
  const pattern = new RegExp(`^${literals.join('[^/]+')}$`);
  return (request: Request) => request.method === method && pattern.test(pathOf(request));
}
