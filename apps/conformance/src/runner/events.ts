import { record } from '../record.js';
import type { Exchange } from './exchange.js';

/** An event as it came. */
export interface Heard {
  readonly name: string;
  readonly payload: unknown;
}

const METHOD = 'HEARD';

/** Returns events in the form in which they are compared: those of each item in their order, then those of none. */
export function byItem(events: readonly Heard[]): Exchange[] {
  const items = new Set(events.map(itemOf).filter((item) => item !== undefined));
  return [...items, undefined].flatMap((item) => events.filter((event) => itemOf(event) === item)).map(toExchange);
}

/** Says whether this was heard, rather than asked. */
export const isHeard = ({ method }: Exchange): boolean => method === METHOD;

const toExchange = ({ name, payload }: Heard): Exchange => ({
  method: METHOD,
  target: name,
  status: 0,
  headers: {},
  body: { kind: 'json', value: payload },
  isPreparation: false,
});

function itemOf({ payload }: Heard): unknown {
  return record(payload)['item_id'];
}
