import { run } from './run.js';

const { stdout, stderr } = process;
const stop = new AbortController();

/** Once stops cleanly; a second time stops at once. */
function interrupt(): void {
  if (stop.signal.aborted) {
    if (stdout.isTTY) stdout.write('\x1b[?25h'); // a bar may have hidden the cursor
    process.exit(130);
  }
  stop.abort();
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt);
stdout.on('error', () => stop.abort()); // the reader went away

const paper = {
  write: (text: string) => stdout.write(text),
  complain: (text: string) => stderr.write(text),
  terminal: stdout.isTTY ?? false,
  width: Math.min(stdout.columns ?? 100, 120),
};
process.exitCode = await run(process.argv.slice(2), paper, stop.signal);
