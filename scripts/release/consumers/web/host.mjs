// node host.mjs COMMAND…: serves a sandbox while the command runs.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { createSandbox, serve } from '@x/sandbox';

const [file, ...words] = process.argv.slice(2);
using sandbox = createSandbox();
const served = await serve(sandbox);
const child = spawn(file, words, { stdio: 'inherit', env: { ...process.env, SANDBOX_URL: served.url } });
const [code] = await once(child, 'exit');
await served.close();
process.exitCode = code ?? 1;
