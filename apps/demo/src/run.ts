import { InputError, InvokeError } from '@x/transport/errors';

import { help, readFlags } from './flags.js';
import { JsonScreen } from './output/json-reporter.js';
import type { Paper } from './output/output.js';
import { TextScreen } from './output/text-reporter.js';
import { travel } from './run-tour.js';
import { TourError } from './tour-error.js';

/** Does what the words of a command line say, and returns the exit code: 0, 1 when something is wrong, 130 when stopped. */
export async function run(words: readonly string[], paper: Paper, signal: AbortSignal): Promise<number> {
  const screen = words.includes('--json') ? new JsonScreen(paper) : new TextScreen(paper);
  try {
    const flags = readFlags(words);
    if (flags.help) paper.write(help);
    else await travel(flags, screen, signal);
    return 0;
  } catch (error) {
    screen.fail(signal.aborted ? 'Stopped.' : sentence(error));
    return signal.aborted ? 130 : 1;
  }
}

function sentence(error: unknown): string {
  if (error instanceof TourError) return error.message;
  if (error instanceof InputError && error.argument === 'baseUrl') return `--server ${error.reason}.`;
  if (InvokeError.isInstance(error)) return `The server does not play along: ${error.message}.`;
  return `This should not happen: ${error instanceof Error ? error.stack : error}`;
}
