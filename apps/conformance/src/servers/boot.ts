import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import type { RestartOptions } from '../runner/server.js';
import { lastLines } from './command.js';
import { freePort } from './free-port.js';
import { pythonOf } from './install.js';
import { createRoot } from './temporary-root.js';

const SUPERVISOR = fileURLToPath(new URL('supervisor.ts', import.meta.url));
const START = 'from invokeai.app.run_app import run_app; run_app()';
const BOOT_TIMEOUT = 300_000;

/** A server that has started. */
export interface RunningServer {
  readonly url: string;
  /** The folder of its data. */
  readonly root: string;
  /** Kills the server and starts it again with the same root and port. Resolves when it responds. */
  restart(options?: RestartOptions): Promise<void>;
  /** Stops the server with its child processes and deletes its root. */
  close(): Promise<void>;
}

/** Settings of a server. */
export interface ServerSettings {
  readonly multiuser?: boolean;
  /** Whether it downloads from its own network. */
  readonly allow_private_download_urls?: boolean;
}

/** Boots the server installed in `folder` with an empty root, and waits until it responds. */
export async function boot(folder: string, settings: ServerSettings = {}): Promise<RunningServer> {
  const root = await createRoot({ port: await freePort(), ...settings });
  const args = [SUPERVISOR, root, pythonOf(folder), '-c', START, '--root', root];
  const child = spawn(process.execPath, args, {
    detached: true, // so that Ctrl-C in the terminal does not reach it
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      ...process.env,
      HF_HUB_OFFLINE: '1',
      OMP_NUM_THREADS: '1',
      PYTHONUNBUFFERED: '1',
      NODE_OPTIONS: '',
      HF_HOME: join(root, 'hugging-face'),
    },
  });
  const log = collect(child);
  const close = async () => {
    child.stdin.destroy();
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  };
  try {
    const url = await waitUntilReady(child, log);
    const restart = async ({ isNew = false }: RestartOptions = {}) => {
      if (isNew) await rm(join(root, 'databases'), { recursive: true });
      log.clear();
      child.kill('SIGUSR2');
      if ((await waitUntilReady(child, log)) !== url) throw new Error(`the server did not restart at ${url}`);
    };
    return { url, root, restart, close };
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

/** Returns the URL in the server's log: it uses another port if the requested one was taken in the meantime. */
async function waitUntilReady(child: ChildProcess, log: Log): Promise<string> {
  let url: string | undefined;
  for (const deadline = Date.now() + BOOT_TIMEOUT; Date.now() < deadline; await sleep(200)) {
    if (child.exitCode !== null) throw new Error(`the server exited while booting:\n${lastLines(log.read(), 25)}`);
    url ??= /running on (http:\/\/127\.0\.0\.1:\d+)/.exec(log.read())?.[1];
    if (url && (await responds(url))) return url;
  }
  throw new Error(`the server did not respond within ${BOOT_TIMEOUT / 1_000} s:\n${lastLines(log.read(), 25)}`);
}

/** Says whether a server responds at `url`. */
export async function responds(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/api/v1/app/version`, { signal: AbortSignal.timeout(5_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
