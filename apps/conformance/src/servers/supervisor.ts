// Started by boot.ts as a separate process. Starts the server, and stops it when the pipe from the parent closes, which
// happens in whatever way the parent exits. On SIGUSR2 it kills the server and starts it again with the same root.
import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

const [root = '', program = '', ...args] = process.argv.slice(2);
let isRestarting = false;
let server = start();

function start(): ChildProcess {
  return spawn(program, args, { detached: true, stdio: ['ignore', 'inherit', 'inherit'] })
    .on('error', ({ message }) => {
      console.error(message);
      process.exit(127);
    })
    .on('exit', onExit);
}

function onExit(code: number | null): void {
  kill('SIGKILL');
  if (isRestarting) {
    isRestarting = false;
    server = start();
    return;
  }
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  process.exit(code ?? 1);
}

function kill(signal: NodeJS.Signals): void {
  try {
    if (server.pid) process.kill(-server.pid, signal);
  } catch {
    // It has already exited.
  }
}

function terminate(): void {
  kill('SIGTERM');
  setTimeout(() => kill('SIGKILL'), 3_000).unref();
}

process.stdin.resume();
process.stdin.on('close', terminate);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, terminate);
process.stdout.on('error', terminate);
process.on('SIGUSR2', () => {
  isRestarting = true;
  kill('SIGKILL');
});
