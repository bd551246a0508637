import type { QueryClient } from '@tanstack/react-query';

import { createStore, type Store } from '../store.js';
import type { Client } from './client.js';

/** Whether the server is reached: `connecting` until it is for the first time. */
export type Connection = 'connecting' | 'open' | 'lost' | 'refused';

/** Whether the server is reached, at this moment. */
export const connection: Store<Connection> = createStore<Connection>('connecting');

/** Follows the socket of events. After an interruption everything that is shown is read again. */
export function watchConnection(events: Client['events'], queries: QueryClient): () => void {
  const removeState = events.onState((change) => {
    if (change.state === 'open') {
      connection.set('open');
      if (change.missed) void queries.invalidateQueries();
    } else if (change.state === 'disconnected') connection.set('lost');
    else if (change.state === 'refused') connection.set('refused');
  });
  // The socket is connected as long as somebody listens.
  const removeListener = events.on('queue_cleared', () => void queries.invalidateQueries({ queryKey: ['queue'] }));
  return () => {
    removeState();
    removeListener();
  };
}
