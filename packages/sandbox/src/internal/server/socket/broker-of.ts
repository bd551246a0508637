import type { SandboxEvents } from '../../../events.js';
import { Exchange } from '../../events/event-broker.js';

/** Returns a sandbox's events with what only a server needs to know of them. */
export function eventsOf({ events }: { readonly events: SandboxEvents }): Exchange {
  if (events instanceof Exchange) return events;
  throw new TypeError('Only what createSandbox made can be served');
}
