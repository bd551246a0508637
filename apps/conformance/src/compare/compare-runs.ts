import type { Exchange } from '../runner/exchange.js';
import type { ScenarioRun } from '../runner/run-scenario.js';
import { compareValues, type ValueDifference } from './compare-values.js';
import { normalise } from './normalise.js';

/** A difference between two servers. */
export interface Difference extends ValueDifference {
  readonly scenario: string;
  /** Method and path of the request, with placeholders for ids. */
  readonly exchange: string;
}

/** Returns the differences between the runs of a scenario on two servers. */
export function compareRuns(left: ScenarioRun, right: ScenarioRun): Difference[] {
  const [lefts, rights] = [normalise(left.exchanges, left.since), normalise(right.exchanges, right.since)];
  const differences: [string, ValueDifference][] = lefts.flatMap((exchange, index) => {
    const found = compareValues(facts(exchange), facts(rights[index]));
    return found.map((one): [string, ValueDifference] => [`${exchange.method} ${exchange.target}`, one]);
  });
  const count = compareValues(lefts.length, rights.length, 'number of exchanges');
  const outcome = compareValues(outcomeOf(left), outcomeOf(right), 'outcome');
  const ofWhole = [...count, ...outcome].map((one): [string, ValueDifference] => ['the whole scenario', one]);
  return [...differences, ...ofWhole].map(([exchange, one]) => ({ scenario: left.title, exchange, ...one }));
}

function facts(exchange: Exchange | undefined): unknown {
  if (!exchange) return 'missing';
  const { method, target, status, headers, body } = exchange;
  return { request: `${method} ${target}`, status, headers, [body.kind]: body.value };
}

const outcomeOf = ({ failure }: ScenarioRun): string =>
  failure === undefined ? 'passed' : failure instanceof Error ? failure.name : String(failure);
