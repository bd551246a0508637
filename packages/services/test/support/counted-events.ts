import type { QueueEvents } from '../../src/job.js';

/**
 * Events that count the listeners of their state. Listeners and rooms keep a socket from being idle; a listener of the
 * state that was never removed would not be noticed otherwise.
 */
export interface CountedEvents extends QueueEvents {
  readonly stateListeners: number;
}

/** Returns the same events, with the listeners of their state counted. */
export function countedEvents(socket: QueueEvents): CountedEvents {
  let stateListeners = 0;
  return {
    get stateListeners() {
      return stateListeners;
    },
    get state() {
      return socket.state;
    },
    on: socket.on.bind(socket),
    join: (room, options) => socket.join(room, options),
    onState: (listener) => {
      const stop = socket.onState(listener);
      stateListeners++;
      return () => {
        stateListeners--;
        stop();
      };
    },
  };
}
