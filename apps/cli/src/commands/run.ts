import { randomUUID } from 'node:crypto';
import { carryOut } from '../change/carry-out.js';
import type { Change } from '../change/change.js';
import { command } from '../command/command.js';
import { changing } from '../command/flags.js';
import { withFlags } from '../command-line.js';
import { boardId } from '../find/board.js';
import { sourceOf } from '../run/open-source.js';
import { parseValues } from '../run/parse-value.js';
import { planMap } from '../run/plan-map.js';
import { planRun } from '../run/plan-run.js';

/** `invoke run` */
export const run = command({
  kind: 'change',
  summary: 'Runs a workflow of the node editor and waits for its images; with --over for each picture of a folder',
  details:
    'The workflow is a file of the editor, a picture with one in it, or the name or id of one in the library. Values are checked before anything is sent. The results are the names of the images. With --over an interruption prints the command that continues, with a --key: no picture is run twice.',
  examples: [
    { line: 'run WORKFLOW --set Picture=IMAGE --set Width=64 --yes', about: 'Once, with an image of the gallery' },
    { line: 'run WORKFLOW --over FOLDER --set Width=64 --dry-run', about: 'For which pictures it would be run' },
  ],
  flags: {
    ...changing,
    set: { type: 'list', placeholder: 'LABEL=VALUE', about: 'a value by its label; @FILE for what is in a file' },
    over: { type: 'text', placeholder: 'FOLDER', about: 'run it for each PNG, JPEG and WebP file of a folder' },
    as: { type: 'text', placeholder: 'LABEL', about: 'the input that takes the file; needed where several do' },
    board: { type: 'text', placeholder: 'BOARD', about: 'the board of the results', completes: 'board' },
    key: { type: 'text', placeholder: 'KEY', about: 'names the work of --over, to continue it' },
  },
  args: { workflow: { arity: 'one', about: 'a file, or a workflow of the library' } },
  run({ args, flags }, context) {
    const plan = async (): Promise<Change<unknown>> => {
      const client = await context.connect();
      const { signal, line, continueWith } = context;
      const workflow = await client.services.workflows.open(await sourceOf(args.workflow), { signal });
      const values = await parseValues(flags.set, workflow.inputs);
      const board = flags.board === undefined ? undefined : await boardId(flags.board, client, context);
      if (flags.over === undefined) return planRun(workflow, { values, board }, context);
      const key = flags.key ?? randomUUID();
      if (flags.key === undefined) continueWith(withFlags(line, ['--key', key]));
      return planMap(workflow, { values, board, folder: flags.over, as: flags.as, key }, { signal });
    };
    return carryOut(plan, flags, context);
  },
});
