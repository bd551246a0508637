import type { QueueEvents } from '../../src/job.js';

/**
 * Events that count the listeners of their state. Listeners and rooms keep a socket from being idle; a listener of the
 * state that was never removed would not be noticed otherwise.
 */
export interface CountedEvents extends QueueEvents {
  readonly stateListeners: number;
  /** Whether the connection was lost, or did not respond in time, by a fault or because this machine was too busy. */
  readonly wasInterrupted: boolean;
}

/** Returns the same events, with the listeners of their state counted. */
export function countedEvents(socket: QueueEvents): CountedEvents {
  let stateListeners = 0;
  let wasInterrupted = false;
  let wasOpen = false;
  return {
    get stateListeners() {
      return stateListeners;
    },
    get wasInterrupted() {
      return wasInterrupted;
    },
    get state() {
      return socket.state;
    },
    on: socket.on.bind(socket),
    join: async (room, options) => {
      const lease = await socket.join(room, options);
      const confirm: typeof lease.confirm = async (given) => {
        const isConfirmed = await lease.confirm(given).catch(() => false);
        wasInterrupted ||= !isConfirmed;
        return isConfirmed;
      };
      return {
        confirm,
        leave: () => lease.leave(),
        [Symbol.dispose]: () => lease.leave(),
        get live() {
          return lease.live;
        },
      };
    },
    onState: (listener) => {
      const stop = socket.onState((change) => {
        wasInterrupted ||= wasOpen && change.state !== 'open';
        wasOpen = change.state === 'open';
        listener(change);
      });
      stateListeners++;
      return () => {
        stateListeners--;
        stop();
      };
    },
  };
}
