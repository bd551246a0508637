import { createEventSocket } from '@x/transport/event-socket';

import type { ServerEvent } from '../runner/events.js';

/** Subscribes to queues of a server and calls `listener` with every event. Returns a function that stops it. */
export async function listen(
  baseUrl: string,
  listener: (event: ServerEvent) => void,
  queues: readonly string[] = ['default'],
  token?: string,
): Promise<() => void> {
  const socket = createEventSocket({ baseUrl, token, events: {}, linger: 0 });
  socket.onAny(listener);
  for (const queue_id of queues) {
    const room = { enter: 'subscribe_queue', leave: 'unsubscribe_queue', payload: { queue_id } };
    const lease = await socket.join(room);
    if (!lease.live) throw new Error(`the server refused the subscription to the queue ${queue_id}`);
  }
  return () => socket.close();
}
