import type { SocketStateChange } from '../../src/event-socket.js';
import { isRecord } from '../../src/internal/is-record.js';
import type { ResponseSchema } from '../../src/transport.js';

/** How often the schema of `counted` validated a payload. */
export const validations = { count: 0 };

const counted: ResponseSchema<{ readonly count: number }> = {
  '~standard': {
    version: 1,
    vendor: 'test',
    validate(value) {
      validations.count++;
      const count = isRecord(value) ? value['count'] : undefined;
      return typeof count === 'number' ? { value: { count } } : { issues: [{ message: 'no number', path: ['count'] }] };
    },
  },
};

const said: ResponseSchema<{ readonly text: string }> = {
  '~standard': {
    version: 1,
    vendor: 'test',
    validate: (value) => ({ value: { text: isRecord(value) ? String(value['text']) : '' } }),
  },
};

/** The events of the servers in tests. */
export const events = { counted, said };

/** The room of the tests. */
export const room = {
  enter: 'subscribe_queue',
  leave: 'unsubscribe_queue',
  payload: { queue_id: 'default' },
};

/** Returns the next change to a state. */
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
