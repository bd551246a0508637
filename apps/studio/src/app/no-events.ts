import type { LocalEventSource } from '@x/transport/event-socket';

/** The events of an archive: there are none. */
export const noEvents: LocalEventSource = {
  connect: () => ({ send: () => true, close: () => {} }),
};
