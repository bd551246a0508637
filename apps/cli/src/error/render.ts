import type { Host } from '../host.js';
import { wrap } from '../output/fit.js';
import { printable } from '../output/printable.js';
import type { CliError } from './cli-error.js';

/** Writes an error for a person: what went wrong, why, what to do; with `debug` where it was thrown too. */
export function renderError(error: CliError, { stderr }: Pick<Host, 'stderr'>, debug: boolean): void {
  const width = Math.min(stderr.columns || 80, 100);
  const lines = [wrap(`invoke: ${printable(error.message)}`, width)];
  if (error.why && error.why !== error.message) lines.push(wrap(printable(error.why), width, '  '));
  // A command line that is copied must not contain line ends.
  if (error.continuation) lines.push(`  ${printable(error.hint ?? '')}`);
  else if (error.hint) lines.push(wrap(printable(error.hint), width, '  '));
  // A terminal shows ^C where the error begins.
  const start = error.code === 'interrupted' && stderr.isTTY ? '\r\x1b[K' : '';
  stderr.write(`${start}${lines.join('\n')}\n`);
  const { cause = error } = error;
  if (debug && cause instanceof Error) stderr.write(`${cause.stack}\n`);
}

/** Returns an error as it is in JSON. */
export const errorFacts = ({ code, exitCode, message, why, hint }: CliError): object => ({
  error: { code, exitCode, message, ...(why && { why }), ...(hint && { hint }) },
});
