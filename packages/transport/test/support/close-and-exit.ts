import { createEventSocket } from '../../src/event-socket.js';
import { events } from './events.js';

// A program that listens to the servers of its arguments, closes each socket when it is down or has had no response for
// a while, and does nothing to end the process.
for (const baseUrl of process.argv.slice(2)) {
  const socket = createEventSocket({ baseUrl, events, connectTimeout: 1_000 });
  socket.onState((change) => {
    if (change.state === 'closed' || !('error' in change)) return;
    console.log(change.error.name);
    socket.close();
  });
  socket.on('counted', () => {});
}
