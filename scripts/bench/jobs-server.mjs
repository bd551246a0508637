// Runs in a process of its own: a server that runs graphs, and reports to the microsecond when each item was completed.
import { built } from './packages.mjs';

const { createSandbox } = await import(built('sandbox', 'sandbox'));
const { serve } = await import(built('sandbox', 'serve'));
const sandbox = createSandbox({ nodeDelay: Number(process.env.NODE_DELAY ?? 0) });
if (process.env.NODE_DELAY) {
  sandbox.events.on('queue_item_status_changed', ({ item_id, status }) => {
    if (status === 'completed') process.send({ item_id, at: performance.timeOrigin + performance.now() });
  });
}
const { url } = await serve(sandbox);
process.send({ url });
process.on('disconnect', () => process.exit());
