import { createSandbox } from '@x/sandbox/sandbox';
import { serve } from '@x/sandbox/serve';
import { bootedServer } from 'conformance/booted-server';
import { PINNED } from 'conformance/release';

/** An empty server. */
export interface Target {
  readonly url: string;
  close(): Promise<void>;
}

/** How a server is set up. */
interface TargetSettings {
  /** Whether users log in. */
  readonly multiuser?: boolean;
}

/** What the same test is run on, with the functions that start it. */
export const targets = [
  ['the sandbox', startSandbox],
  ['the real server', startReal],
] as const;

async function startSandbox(settings: TargetSettings = {}): Promise<Target> {
  const sandbox = createSandbox(settings);
  const { url, close } = await serve(sandbox);
  return { url, close: () => close().then(() => sandbox.close()) };
}

/** Installs the real server where it is not yet. */
async function startReal(settings: TargetSettings = {}): Promise<Target> {
  const { baseUrl, close } = await bootedServer({ version: PINNED, pinned: true }, console.log, settings);
  return { url: baseUrl, close };
}
