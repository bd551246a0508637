// A program, in whatever runs it: the server is that of host.mjs.
import { expected, work } from './work.js';

const seen = await work(process.env.SANDBOX_URL);
if (seen !== expected) throw new Error(seen);
