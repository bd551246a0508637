import { COMPLETE } from './completion/complete-word.js';
import type { Host } from './host.js';

/** Runs a command line and returns the exit code. It never rejects: what went wrong is written to stderr. */
export async function runCli(args: readonly string[], host: Host): Promise<number> {
  if (args[0] !== COMPLETE) {
    const { runLine } = await import('./run-line.js');
    return runLine(args, host);
  }
  const { propose } = await import('./completion/propose.js');
  host.stdout.write(await propose(args.slice(2), host));
  return 0;
}
