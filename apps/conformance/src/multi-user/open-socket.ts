import { pollUntil } from '../runner/poll-until.js';
import type { Program } from './program.js';

/** Waits until the socket of a program is open, or no longer so. */
export const socketIs = ({ client }: Program, state: 'open' | 'closed'): Promise<true> =>
  pollUntil(`the socket is ${state}`, async () =>
    (client.events.state === 'open') === (state === 'open') ? true : undefined,
  );

/** Enters the room of the queue, and waits until the socket is open. */
export async function openSocket(program: Program): Promise<void> {
  await program.client.events.join({
    enter: 'subscribe_queue',
    leave: 'unsubscribe_queue',
    payload: { queue_id: 'default' },
  });
  await socketIs(program, 'open');
}
