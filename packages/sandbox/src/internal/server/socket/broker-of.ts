import type { SandboxEvents } from '../../../events.js';
import { EventBroker } from '../../events/event-broker.js';

/** Returns the event broker of a sandbox. */
export function brokerOf({ events }: { readonly events: SandboxEvents }): EventBroker {
  if (events instanceof EventBroker) return events;
  throw new TypeError('cannot serve the sandbox: it was not created by createSandbox()');
}
