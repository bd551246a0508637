// Started by boot.ts as a process of its own: starts the server, and ends it when the pipe to its own parent breaks,
// which happens however the parent dies. At SIGUSR2 it kills the server and starts it again on the same root.
import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

const [root = '', program = '', ...words] = process.argv.slice(2);
let isRestarting = false;
let server = start();

function start(): ChildProcess {
  return spawn(program, words, { detached: true, stdio: ['ignore', 'inherit', 'inherit'] })
    .on('error', ({ message }) => {
      console.error(message);
      process.exit(127);
    })
    .on('exit', ended);
}

function ended(code: number | null): void {
  end('SIGKILL');
  if (isRestarting) {
    isRestarting = false;
    server = start();
    return;
  }
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  process.exit(code ?? 1);
}

function end(signal: NodeJS.Signals): void {
  try {
    if (server.pid) process.kill(-server.pid, signal);
  } catch {
    // It ended by itself.
  }
}

function endSoon(): void {
  end('SIGTERM');
  setTimeout(() => end('SIGKILL'), 3_000).unref();
}

process.stdin.resume();
process.stdin.on('close', endSoon);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, endSoon);
process.stdout.on('error', endSoon);
process.on('SIGUSR2', () => {
  isRestarting = true;
  end('SIGKILL');
});
