import type { Context } from '../command/context.js';
import { CliError, EXIT, UsageError } from '../error/cli-error.js';
import { wrap } from '../output/fit.js';
import { printable } from '../output/printable.js';

/** The flags of every command that changes something. */
export interface ChangeFlags {
  readonly dryRun: boolean;
  readonly yes: boolean;
}

/** Throws a `UsageError` when nobody can be asked and `--yes` is missing. Called before any request. */
export function requireConsent({ dryRun, yes }: ChangeFlags, { host, name }: Pick<Context, 'host' | 'name'>): void {
  if (dryRun || yes || (host.stdin.isTTY && host.stderr.isTTY)) return;
  throw new UsageError(`invoke ${name} changes something, and there is no terminal to ask`, {
    hint: 'Add --yes to do it, or --dry-run to see what it would do.',
  });
}

/** Shows what would be done and asks whether to do it. Throws a `CliError` for anything but yes. */
export async function confirm(
  lines: readonly string[],
  { host, agreed }: Pick<Context, 'agreed' | 'host'>,
): Promise<void> {
  const { stdin, stderr } = host;
  for (const line of lines) stderr.write(`${wrap(printable(line), stderr.columns || 80, '  ')}\n`);
  const reply = await stdin.line('Proceed? [y/N] ');
  if (!/^y(es)?$/i.test(reply?.trim() ?? '')) throw new CliError('nothing was changed', { exitCode: EXIT.failure });
  agreed();
}
