import { type FakeEventOptions, FakeEventSocket } from '../../src/test-events.js';
import { events, reached } from './events.js';

/** Returns a fake event socket that is open and stays open. */
export async function openFake(options: FakeEventOptions = {}): Promise<FakeEventSocket<typeof events>> {
  const socket = new FakeEventSocket(events, { linger: 0, ...options });
  const open = reached(socket, 'open');
  socket.onAny(() => {});
  await open;
  return socket;
}
