import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { command } from '../command/command.js';
import { everywhere } from '../command/flags.js';
import { shellLine, withFlags } from '../command-line.js';
import { CliError, UsageError } from '../error/cli-error.js';
import { type Column, shortTime } from '../output/table.js';
import { readWork, readWorks, type WorkRecord, worksFolder } from '../transfer/works-folder.js';

const columns: readonly Column<WorkRecord>[] = [
  { name: 'id', value: ({ id }) => id, whole: true },
  { name: 'command', value: ({ line }) => shellLine(line) },
  { name: 'server', value: ({ server }) => server, whole: true },
  { name: 'began', value: ({ began }) => began, short: ({ began }) => shortTime(began), whole: true },
];

/** `invoke resume` */
export const resume = command({
  kind: 'follow',
  summary: 'Continues a transfer that was killed or interrupted; without an id it lists those that can be continued',
  details:
    'Transfers are the exports and imports of boards, and the uploads, downloads and copies of images. What was confirmed need not be confirmed again. Nothing is transferred twice but what was in flight.',
  examples: [
    { line: 'resume', about: 'What can be continued' },
    { line: 'resume TRANSFER', about: 'Continues one' },
  ],
  flags: {
    ...everywhere,
    tokenStdin: { type: 'switch', about: 'read the token from the first line of stdin' },
    forget: { type: 'switch', about: 'forget it instead; what was transferred stays' },
  },
  args: { transfer: { arity: 'optional', about: 'its id', completes: 'transfer' } },
  async run({ args, flags }, { host, print, runLine }) {
    if (args.transfer === undefined) {
      if (flags.forget) throw new UsageError('--forget needs the id of a transfer', { hint: 'See: invoke resume' });
      const works = await readWorks(host);
      if (print.isJson) print.end(true, { transfers: works });
      else print.list({ rows: works, columns, empty: 'nothing to continue' });
      return undefined;
    }
    const work = await readWork(host, args.transfer);
    if (!work) {
      const message = `there is no transfer "${args.transfer}" to continue`;
      throw new CliError(message, { code: 'not-found', hint: 'See: invoke resume' });
    }
    if (flags.forget) {
      await rm(join(worksFolder(host), work.id), { recursive: true, force: true });
      print.end(true, { forgotten: work });
      return undefined;
    }
    const given = [flags.json && '--json', flags.debug && '--debug', flags.tokenStdin && '--token-stdin'];
    const more = given.flatMap((flag) => flag || []);
    return runLine(withFlags(work.line, ['--yes', '--server', work.server, ...more]), work.cwd);
  },
});
