// Runs in a process of its own: a server that works for a response, reading, re-encoding and shrinking every picture.
import { built } from './packages.mjs';

const { createSandbox } = await import(built('sandbox', 'sandbox'));
const { serve } = await import(built('sandbox', 'serve'));
const { url } = await serve(createSandbox());
process.send({ url });
process.on('disconnect', () => process.exit());
