import type { QueueEvents } from '../../src/job.js';

/**
 * Events whose watchers are counted: who listens or has joined keeps a socket from being idle, and nothing else would
 * tell of a watcher of its state that stays.
 */
export interface CountedEvents extends QueueEvents {
  readonly watchers: number;
}

/** Returns the same events with their watchers counted. */
export function countedEvents(socket: QueueEvents): CountedEvents {
  let watchers = 0;
  return {
    get watchers() {
      return watchers;
    },
    get state() {
      return socket.state;
    },
    on: socket.on.bind(socket),
    join: (room, options) => socket.join(room, options),
    onState: (listener) => {
      const stop = socket.onState(listener);
      watchers++;
      return () => {
        watchers--;
        stop();
      };
    },
  };
}
