import type { SocketStateChange } from '../../src/event-socket.js';
import type { ResponseSchema } from '../../src/transport.js';

/** How often the schema of `counted` was asked. */
export const asked = { times: 0 };

const counted: ResponseSchema<{ readonly count: number }> = {
  '~standard': {
    version: 1,
    vendor: 'test',
    validate(value) {
      asked.times++;
      const { count } = Object(value);
      return typeof count === 'number' ? { value: { count } } : { issues: [{ message: 'no number', path: ['count'] }] };
    },
  },
};

const said: ResponseSchema<{ readonly text: string }> = {
  '~standard': { version: 1, vendor: 'test', validate: (value) => ({ value: { text: String(Object(value).text) } }) },
};

/** What the servers of the tests tell. */
export const events = { counted, said };

/** The room of the tests. */
export const room = {
  enter: 'subscribe_queue',
  leave: 'unsubscribe_queue',
  payload: { queue_id: 'default' },
};

/** Returns the next change that comes to a state. */
export function reached<S extends SocketStateChange['state']>(
  socket: { onState(listener: (change: SocketStateChange) => void): () => void },
  state: S,
): Promise<SocketStateChange & { readonly state: S }> {
  return new Promise((resolve) => {
    const stop = socket.onState((change) => {
      if (!isAt(change, state)) return;
      stop();
      resolve(change);
    });
  });
}

const isAt = <S extends SocketStateChange['state']>(
  change: SocketStateChange,
  state: S,
): change is SocketStateChange & { readonly state: S } => change.state === state;
