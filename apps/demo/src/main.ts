import { run } from './run.js';

const { stdout, stderr } = process;
const stop = new AbortController();

/** Aborts the tour, which then cleans up. The second signal exits at once. */
function interrupt(): void {
  if (stop.signal.aborted) {
    if (stdout.isTTY) stdout.write('\x1b[?25h'); // a progress bar may have hidden the cursor
    process.exit(130);
  }
  stop.abort();
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt);
stdout.on('error', () => stop.abort()); // the reader closed the pipe

const output = {
  write: (text: string) => stdout.write(text),
  error: (text: string) => stderr.write(text),
  isTerminal: stdout.isTTY ?? false,
  width: Math.min(stdout.columns ?? 100, 120),
};
process.exitCode = await run(process.argv.slice(2), output, stop.signal);
