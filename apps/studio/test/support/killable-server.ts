import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const fromSource = new URL('../../../../scripts/run/from-source.mjs', import.meta.url).href;
const program = fileURLToPath(new URL('./sandbox-program.ts', import.meta.url));

/** A sandbox that is a process of its own, which can be killed and started again with what it has kept. */
export interface KillableServer extends AsyncDisposable {
  readonly url: string;
  /** Kills it with SIGKILL. */
  kill(): Promise<void>;
  /** Starts it again at the same address. */
  restart(): Promise<void>;
}

/** Starts a server with so many images. */
export async function startKillableServer(images: number): Promise<KillableServer> {
  const root = await mkdtemp(join(tmpdir(), 'studio-server-'));
  let running = await start('0', root, images);
  const { port } = new URL(running.url);
  const kill = async (): Promise<void> => {
    if (running.child.exitCode !== null || running.child.signalCode !== null) return;
    const closed = once(running.child, 'close');
    running.child.kill('SIGKILL');
    await closed;
  };
  const restart = async (): Promise<void> => {
    running = await start(port, root, 0);
  };
  const dispose = async (): Promise<void> => {
    await kill();
    await rm(root, { recursive: true, force: true });
  };
  return { url: running.url, kill, restart, [Symbol.asyncDispose]: dispose };
}

interface Running {
  readonly child: ChildProcess;
  readonly url: string;
}

async function start(port: string, root: string, images: number): Promise<Running> {
  const quiet = '--disable-warning=ExperimentalWarning'; // Node 22 warns of its SQLite
  const args = [quiet, '--import', fromSource, '--conditions=@x/source', program, port, root, String(images)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const text of child.stdout) {
    const url = /^ready (\S+)/m.exec(String(text))?.[1];
    if (url === undefined) continue;
    child.stdout.resume();
    return { child, url };
  }
  throw new Error('the server ended before it was ready');
}
