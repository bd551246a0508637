#!/usr/bin/env node
import { createSandbox, type SandboxOptions } from '../sandbox.js';
import { serve } from '../serve.js';
import { HELP, readFlags } from './server/flags.js';

try {
  const { isHelp, root, multiuser, strictPasswords, ...options } = readFlags(process.argv.slice(2));
  if (isHelp) console.log(HELP);
  else await run({ root, multiuser, strictPasswords }, options);
} catch (error) {
  console.error(`sandbox: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

/** Serves a sandbox until the process gets a signal. */
async function run(settings: SandboxOptions, options: Parameters<typeof serve>[1]): Promise<void> {
  const sandbox = createSandbox(settings);
  const { url, close } = await serve(sandbox, options);
  console.log(`ready ${url}`);
  const end = () => void close().then(() => sandbox.close());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, end);
}
