import { InputError, InvokeError } from '@x/transport/errors';

import { help, readFlags } from './flags.js';
import { JsonReporter } from './output/json-reporter.js';
import type { Output } from './output/output.js';
import { TextReporter } from './output/text-reporter.js';
import { runTour } from './run-tour.js';
import { TourError } from './tour-error.js';

/** Runs the command line and returns the exit code: 0 on success, 1 after an error, 130 after an abort. */
export async function run(args: readonly string[], output: Output, signal: AbortSignal): Promise<number> {
  const reporter = args.includes('--json') ? new JsonReporter(output) : new TextReporter(output);
  try {
    const flags = readFlags(args);
    if (flags.help) output.write(help);
    else await runTour(flags, reporter, signal);
    return 0;
  } catch (error) {
    reporter.fail(signal.aborted ? 'Stopped.' : toMessage(error));
    return signal.aborted ? 130 : 1;
  }
}

function toMessage(error: unknown): string {
  if (error instanceof TourError) return error.message;
  if (error instanceof InputError && error.argument === 'baseUrl') return `--server ${error.reason}.`;
  if (InvokeError.isInstance(error)) return `Server error: ${error.message}`;
  return `Unexpected error: ${error instanceof Error ? error.stack : error}`;
}
