import type { Sandbox } from '../../../sandbox.js';
import { Exchange } from '../../events/broker.js';

/** Returns a sandbox's events with what only a server needs to know of them. */
export function eventsOf({ events }: Sandbox): Exchange {
  if (events instanceof Exchange) return events;
  throw new TypeError('Only what createSandbox made can be served');
}
