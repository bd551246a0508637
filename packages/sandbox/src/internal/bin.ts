#!/usr/bin/env node
import { createSandbox } from '../sandbox.js';
import { serve } from '../serve.js';
import { readFlags } from './server/flags.js';

try {
  const { root, ...options } = readFlags(process.argv.slice(2));
  const sandbox = createSandbox({ root });
  const { url, close } = await serve(sandbox, options);
  console.log(`ready ${url}`);
  const end = () => void close().then(() => sandbox.close());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
} catch (error) {
  console.error(`sandbox: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
