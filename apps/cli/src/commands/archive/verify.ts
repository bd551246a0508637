import type { VerifyProblem } from '@x/archive/verify';

import { command } from '../../command/command.js';
import { everywhere } from '../../command/flags.js';
import { withFlags } from '../../command-line.js';
import { EXIT } from '../../error/cli-error.js';
import { pathOf } from '../../find/path.js';
import { createProgress, sizeOf } from '../../output/progress.js';
import type { Column } from '../../output/table.js';
import { checkpointOf } from '../../transfer/checkpoint.js';

const columns: readonly Column<VerifyProblem>[] = [
  { name: 'problem', value: ({ kind }) => kind },
  { name: 'file', value: ({ path }) => path },
  { name: 'why', value: ({ message }) => message },
];

/** `invoke archive verify` */
export const verify = command({
  kind: 'local',
  summary: 'Reads every file of an archive, and names each that is changed, missing or extra',
  details: 'Code 1 when there is a problem, or the archive is not sealed. Nothing is repaired.',
  examples: [
    { line: 'archive verify ARCHIVE', about: 'All of it' },
    { line: 'archive verify ARCHIVE --quick --json', about: 'Counts and sizes only, for a program' },
    { line: 'archive verify ARCHIVE --resume', about: 'What is left of a run that was interrupted or killed' },
  ],
  flags: {
    ...everywhere,
    quick: { type: 'switch', about: 'only counts and sizes: a flipped bit is not found' },
    resume: { type: 'switch', about: 'read only what a run that was interrupted or killed has not read' },
    ignoreJunk: { type: 'switch', about: 'files such as .DS_Store are no problem' },
  },
  args: { archive: { arity: 'one', about: 'the folder of an archive, or a zip file of it' } },
  async run({ args, flags }, { host, print, signal, name, line, continueWith }) {
    const { openArchive } = await import('@x/archive/open-archive');
    const { quick, ignoreJunk } = flags;
    const folder = pathOf(args.archive, host);
    const checkpoint = await checkpointOf(host, folder, flags.resume);
    if (checkpoint !== undefined && !flags.resume) continueWith(withFlags(line, ['--resume']));
    await using archive = await openArchive(folder, { signal });
    const progress = createProgress({ host, print: { isJson: false, event() {} }, label: name });
    const report = await archive
      .verify({
        ...{ quick, ignoreJunk, checkpoint, signal },
        onProgress: ({ files, totalFiles, bytes, totalBytes }) =>
          progress.update({ done: files, total: totalFiles, bytes, totalBytes }),
      })
      .finally(() => progress.end());
    const { isValid, isSealed, problems, files, bytes } = report;
    if (print.isJson) print.value(report);
    else if (problems.length > 0) print.list({ rows: problems, columns, empty: '' });
    if (isValid) print.note(`valid: ${files} files, ${sizeOf(bytes)}`);
    else print.note(isSealed ? `not valid: ${problems.length} problems` : 'not sealed: invoke archive seal');
    return isValid ? EXIT.done : EXIT.failure;
  },
});
