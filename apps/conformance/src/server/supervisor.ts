// Started by boot.ts as a process of its own: starts the server, and ends it when the pipe to its own parent breaks,
// which happens however the parent dies.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

const [root = '', program = '', ...words] = process.argv.slice(2);
const server = spawn(program, words, { detached: true, stdio: ['ignore', 'inherit', 'inherit'] });

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
server.on('error', ({ message }) => {
  console.error(message);
  process.exit(127);
});
server.on('exit', (code) => {
  end('SIGKILL');
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  process.exit(code ?? 1);
});
