import { run as parseAndRun } from '@stricli/core';

import type { Description } from './command/description.js';
import { formatHelp } from './command/help.js';
import { type Found, find, loadAll } from './command/load.js';
import { toApplication } from './command/to-stricli.js';
import { flagWords, split } from './command-line.js';
import { EXIT, UsageError } from './error/cli-error.js';
import type { Host } from './host.js';
import { reportError, runCommand } from './run-command.js';

/** Reads a command line, runs its command or prints help, and returns the exit code. */
export async function runLine(args: readonly string[], host: Host): Promise<number> {
  const line = splitFields(args);
  const found = await find(line);
  if (asksForHelp(line, found)) {
    host.stdout.write(formatHelp(found, Math.min(host.stdout.columns || 80, 100)));
    return EXIT.done;
  }
  let code: number = EXIT.done;
  const complaints: string[] = [];
  const silent = { write: () => true };
  const process = { stdout: silent, stderr: { write: (text: string) => complaints.push(text) }, env: {} };
  const application = toApplication(
    found.commands,
    async (named, input) => {
      const runOther = (words: readonly string[], cwd: string) => runLine(words, { ...host, cwd });
      code = await runCommand(named, input, { host, line, describeAll, runLine: runOther });
    },
    async () => [],
  );
  await parseAndRun(application, line, { process });
  if (complaints.length === 0) return code;
  const words = found.words.join(' ');
  return reportError(toUsageError(complaints.join(''), words), { host, line, words });
}

async function describeAll(): Promise<Description> {
  const { describeCommands } = await import('./command/describe-commands.js');
  const { formatReference } = await import('./command/reference.js');
  const commands = await loadAll();
  return { facts: describeCommands(commands), page: formatReference(commands) };
}

/** Turns `--json=a,b` into two flags. */
function splitFields(args: readonly string[]): readonly string[] {
  const { flagged, rest } = split(args);
  const fields = (word: string) =>
    word.startsWith('--json=') ? ['--json', '--fields', word.slice('--json='.length)] : [word];
  return [...flagged.flatMap(fields), ...rest];
}

/** Whether a line asks for help, or names no command yet. */
function asksForHelp(line: readonly string[], { words, isComplete }: Found): boolean {
  const given = flagWords(line);
  return given.includes('--help') || given.includes('-h') || (!isComplete && line.length === words.length);
}

/** What the parser says is a message, and sometimes what to do. */
function toUsageError(complaint: string, words: string): UsageError {
  const [message = '', advice] = complaint.trim().split('\n');
  const help = `See: ${['invoke', words, '--help'].filter(Boolean).join(' ')}`;
  if (message === 'there is no flag --fields') {
    return new UsageError('the JSON of this command has no fields to select', { hint: help });
  }
  return new UsageError(message, { hint: advice ?? help });
}
