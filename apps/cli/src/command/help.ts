import { fit, wrap } from '../output/fit.js';
import type { NamedCommand } from './command.js';
import { EXIT_CODES } from './exit-codes.js';
import type { Found } from './load.js';
import { tree } from './tree.js';
import { aboutOf, flagOf, usageOf } from './usage.js';

type Row = readonly [left: string, right: string];

/** Returns what `--help` prints for a command, for a noun or for all, in lines of at most `width` columns. */
export function formatHelp({ commands, words, isComplete }: Found, width: number): string {
  const [only] = commands;
  if (only && isComplete) return helpOf(only, width);
  return words.length > 0 ? helpOfNoun(words.join(' '), commands, width) : overview(width);
}

function overview(width: number): string {
  const rows = Object.entries(tree).map(([word, entry]): Row => {
    if ('load' in entry) return [word, entry.about];
    return [word, `${entry.about}: ${Object.keys(entry.commands).join(', ')}`];
  });
  return [
    'Usage: invoke COMMAND [flags]\n',
    section('Commands', rows, width),
    wrap('invoke COMMAND --help says more; invoke --version prints the version.', width),
    '',
  ].join('\n');
}

function helpOfNoun(noun: string, commands: readonly NamedCommand[], width: number): string {
  const entry = tree[noun];
  const about = entry?.about ?? '';
  const rows = commands.map(({ words, command }): Row => [words.slice(1).join(' '), command.summary]);
  return [
    `Usage: invoke ${noun} COMMAND [flags]\n`,
    wrap(`${about}.`, width),
    '',
    section('Commands', rows, width),
  ].join('\n');
}

function helpOf({ words, command }: NamedCommand, width: number): string {
  const args = Object.entries(command.args);
  const { details, fields } = command;
  const parts = [wrap(`Usage: ${usageOf({ words, command })}`, width), '', wrap(`${command.summary}.`, width)];
  if (details) parts.push('', wrap(details, width));
  parts.push('');
  if (args.length > 0)
    parts.push(
      section(
        'Arguments',
        args.map(([key, { about }]): Row => [key.toUpperCase(), about]),
        width,
      ),
    );
  parts.push(
    section(
      'Flags',
      Object.entries(command.flags).map(([key, flag]): Row => [flagOf(key, flag), aboutOf(flag)]),
      width,
    ),
  );
  if (fields) parts.push('Fields of --json', wrap(fields.join(', '), width, '  '), '');
  parts.push('Examples');
  for (const { about, line } of command.examples) parts.push(wrap(about, width, '  '), `    invoke ${line}`);
  parts.push('', section('Exit codes', EXIT_CODES, width));
  return parts.join('\n');
}

function section(title: string, rows: readonly Row[], width: number): string {
  const left = Math.min(26, Math.max(...rows.map(([text]) => text.length)) + 2);
  const lines = rows.map(([name, about]) => {
    const isNarrow = width < left + 24;
    if (isNarrow) return `  ${name}\n${wrap(about, width, '      ')}`;
    const [first = '', ...rest] = wrap(about, width - left - 2).split('\n');
    const head = name.length + 2 > left ? `  ${name}\n${' '.repeat(left + 2)}${first}` : `  ${fit(name, left)}${first}`;
    return [head, ...rest.map((line) => ' '.repeat(left + 2) + line)].join('\n');
  });
  return `${title}\n${lines.join('\n')}\n`;
}
