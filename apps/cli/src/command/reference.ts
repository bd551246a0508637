import type { FlagSpecs, NamedCommand } from './command.js';
import { ERROR_CODES, EXIT_CODES } from './exit-codes.js';
import { changing, connected, everywhere, listing } from './flags.js';
import { flagOf, usageOf } from './usage.js';

/** Flags that are explained once. */
const GROUPS: readonly (readonly [title: string, flags: FlagSpecs, without: FlagSpecs])[] = [
  ['every command', everywhere, {}],
  ['commands that talk to a server', connected, everywhere],
  ['commands that print rows', listing, connected],
  ['commands that change something', changing, connected],
];
const COMMON = new Set(GROUPS.flatMap(([, flags]) => Object.keys(flags)));

/** Returns a page about all commands in Markdown. */
export function formatReference(commands: readonly NamedCommand[]): string {
  return `# The command line

<!-- Written by: npm run cli -- describe --markdown > docs/cli.md -->

\`invoke COMMAND --help\` has examples and the fields of \`--json\`. What can be relied on, and how to install it:
[apps/cli](../apps/cli).

| command | what it does | its own flags |
|---|---|---|
${commands.map(rowOf).join('\n')}

## Flags

| of | flag | |
|---|---|---|
${GROUPS.flatMap(([title, flags, without]) => flagRows(title, flags, without)).join('\n')}

## Completion

\`invoke completion SHELL --help\` says where to put what it prints. The scripts for bash, zsh and fish are run by the tests
where these shells are installed; that for PowerShell is only parsed: it has not been run.

## Exit codes

${EXIT_CODES.map(([code, meaning]) => `- \`${code}\`: ${meaning}`).join('\n')}

With \`--json\` an error is \`{ "v": 1, "ok": false, "command": …, "error": { "code": …, "message": … } }\`. Its codes:

${Object.entries(ERROR_CODES)
  .map(([code, meaning]) => `- \`${code}\`: ${meaning}`)
  .join('\n')}

Commands that change or follow something write a line for each event, \`{ "v": 1, "event": … }\`, and then one last line:
\`{ "v": 1, "ok": true, "command": …, "counts": …, "outcomes": [ … ] }\`, or the error.
`;
}

function rowOf(named: NamedCommand): string {
  const { command } = named;
  const own = Object.entries(command.flags).filter(([name]) => !COMMON.has(name));
  const flags = own.map(([name, flag]) => `\`${escapeCell(flagOf(name, flag))}\``).join(' ');
  return `| \`${escapeCell(usageOf(named).replace(' [flags]', ''))}\` | ${escapeCell(command.summary)} | ${flags} |`;
}

const flagRows = (title: string, flags: FlagSpecs, without: FlagSpecs): string[] =>
  Object.entries(flags)
    .filter(([name, { about }]) => without[name]?.about !== about)
    .map(([name, flag]) => `| ${title} | \`${flagOf(name, flag)}\` | ${flag.about} |`);

const escapeCell = (text: string): string => text.replaceAll('|', '\\|');
