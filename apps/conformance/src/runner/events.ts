import { record } from '../record.js';
import type { Exchange } from './exchange.js';

/** An event of the queue, as received. */
export interface ServerEvent {
  readonly name: string;
  readonly payload: unknown;
}

/** An event and when it arrived, in milliseconds. */
export interface RecordedEvent extends ServerEvent {
  readonly clock: number;
}

const METHOD = 'EVENT';

/** Returns events in the form in which they are compared: item by item, those without an item last. */
export function exchangesByItem(events: readonly RecordedEvent[]): Exchange[] {
  const items = new Set(events.map(itemOf).filter((item) => item !== undefined));
  return [...items, undefined].flatMap((item) => events.filter((event) => itemOf(event) === item)).map(toExchange);
}

/** Says whether an exchange is an event. */
export const isEvent = ({ method }: Exchange): boolean => method === METHOD;

const toExchange = ({ name, payload, clock }: RecordedEvent): Exchange => ({
  method: METHOD,
  target: name,
  status: 0,
  headers: {},
  body: { kind: 'json', value: payload },
  clock,
  isPreparation: false,
});

const itemOf = ({ payload }: ServerEvent): unknown => record(payload)['item_id'];
