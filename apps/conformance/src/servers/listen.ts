import { createEventSocket } from '@x/transport/event-socket';

import type { Heard } from '../runner/events.js';

/** Calls back with every event of a server's queue, once it has said that we may hear them. Returns what ends that. */
export async function listen(baseUrl: string, hear: (event: Heard) => void): Promise<() => void> {
  const socket = createEventSocket({ baseUrl, events: {}, linger: 0 });
  socket.onAny(hear);
  const room = { enter: 'subscribe_queue', leave: 'unsubscribe_queue', payload: { queue_id: 'default' } };
  const lease = await socket.join(room);
  if (!lease.live) throw new Error('the server does not let us hear of its queue');
  return () => socket.close();
}
