import { PROTOCOL } from '../output/json.js';
import type { NamedCommand } from './command.js';
import { ERROR_CODES, EXIT_CODES } from './exit-codes.js';
import { flagOf, usageOf } from './usage.js';

/** Returns what is known of commands, as JSON that a program can read. */
export function describeCommands(commands: readonly NamedCommand[]): object {
  return {
    v: PROTOCOL,
    exitCodes: Object.fromEntries(EXIT_CODES),
    errorCodes: ERROR_CODES,
    commands: commands.map(({ words, command }) => ({
      name: words.join(' '),
      kind: command.kind,
      summary: command.summary,
      details: command.details ?? null,
      usage: usageOf({ words, command }),
      output: command.kind === 'change' || command.kind === 'follow' ? 'events' : 'value',
      arguments: Object.entries(command.args).map(([name, spec]) => ({ name, ...spec })),
      flags: Object.entries(command.flags).map(([name, flag]) => ({ flag: flagOf(name, flag), ...flag })),
      fields: command.fields ?? null,
      examples: command.examples.map(({ line, about }) => ({ line: `invoke ${line}`, about })),
    })),
  };
}
