import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { lastLines } from './command.js';
import { freePort } from './free-port.js';
import { pythonOf } from './install.js';
import { createRoot } from './temporary-root.js';

const SUPERVISOR = fileURLToPath(new URL('supervisor.ts', import.meta.url));
const START = 'from invokeai.app.run_app import run_app; run_app()';
const patience = 300_000;

/** A server that answers. */
export interface RunningServer {
  readonly url: string;
  /** Kills it without a chance, and starts it again on the same root and port. Resolves when it answers. */
  restart(): Promise<void>;
  /** Ends it with its children and removes its root. */
  close(): Promise<void>;
}

/** Boots the server installed in `folder` on an empty root, and waits until it answers. */
export async function boot(folder: string, settings: { readonly multiuser?: boolean } = {}): Promise<RunningServer> {
  const root = await createRoot({ port: await freePort(), ...settings });
  const words = [SUPERVISOR, root, pythonOf(folder), '-c', START, '--root', root];
  const child = spawn(process.execPath, words, {
    detached: true, // Ctrl-C in the terminal reaches us alone, and we end it in order
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, HF_HUB_OFFLINE: '1', OMP_NUM_THREADS: '1', PYTHONUNBUFFERED: '1', NODE_OPTIONS: '' },
  });
  const log = collect(child);
  const close = async () => {
    child.stdin.destroy();
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  };
  try {
    const url = await answering(child, log);
    const restart = async () => {
      log.clear();
      child.kill('SIGUSR2');
      if ((await answering(child, log)) !== url) throw new Error(`the server is no longer at ${url}`);
    };
    return { url, restart, close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Log {
  read(): string;
  clear(): void;
}

function collect(child: ChildProcess): Log {
  let text = '';
  const add = (chunk: Buffer) => {
    text = (text + chunk.toString()).slice(-20_000);
  };
  child.stdout?.on('data', add);
  child.stderr?.on('data', add);
  return {
    read: () => text,
    clear: () => {
      text = '';
    },
  };
}

/** The server takes the next port when its own is taken meanwhile, so its log is asked for the one it has. */
async function answering(child: ChildProcess, log: Log): Promise<string> {
  let url: string | undefined;
  for (const deadline = Date.now() + patience; Date.now() < deadline; await sleep(200)) {
    if (child.exitCode !== null) throw new Error(`the server ended while it booted:\n${lastLines(log.read(), 25)}`);
    url ??= /running on (http:\/\/127\.0\.0\.1:\d+)/.exec(log.read())?.[1];
    if (url && (await answers(url))) return url;
  }
  throw new Error(`the server did not answer within ${patience / 1_000} s:\n${lastLines(log.read(), 25)}`);
}

/** Says whether a server answers at `url`. */
export async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/api/v1/app/version`, { signal: AbortSignal.timeout(5_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
