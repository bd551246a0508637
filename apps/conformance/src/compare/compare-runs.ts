import type { Exchange } from '../runner/exchange.js';
import type { Performance } from '../runner/run-scenario.js';
import { compareValues, type Unequal } from './compare-values.js';
import { normalise } from './normalise.js';

/** A place where two servers are not alike. */
export interface Difference extends Unequal {
  readonly scenario: string;
  /** Method and path of the request, ids renamed. */
  readonly exchange: string;
}

/** Returns every difference between how a scenario went on one server and on another. */
export function comparePerformances(left: Performance, right: Performance): Difference[] {
  const [lefts, rights] = [normalise(left.exchanges), normalise(right.exchanges)];
  const unequal: [string, Unequal][] = lefts.flatMap((exchange, index) => {
    const found = compareValues(facts(exchange), facts(rights[index]));
    return found.map((one): [string, Unequal] => [`${exchange.method} ${exchange.target}`, one]);
  });
  const count = compareValues(lefts.length, rights.length, 'number of exchanges');
  const end = compareValues(ending(left), ending(right), 'outcome');
  return [...unequal, ...[...count, ...end].map((one): [string, Unequal] => ['the whole scenario', one])].map(
    ([exchange, one]) => ({ scenario: left.title, exchange, ...one }),
  );
}

function facts(exchange: Exchange | undefined): unknown {
  if (!exchange) return 'not asked';
  const { method, target, status, headers, body } = exchange;
  return { request: `${method} ${target}`, status, headers, [body.kind]: body.value };
}

const ending = ({ failure }: Performance): string =>
  failure === undefined ? 'every promise kept' : failure instanceof Error ? failure.name : String(failure);
