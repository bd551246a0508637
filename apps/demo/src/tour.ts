import type { ImageSource } from './images/image-source.js';
import type { Location } from './output/reporter.js';
import { skipUnsupported } from './skip-unsupported.js';
import type { StepRunner } from './step-runner.js';
import { archive } from './steps/archive.js';
import { contactSheets } from './steps/contact-sheets.js';
import { days } from './steps/days.js';
import { duplicate } from './steps/duplicate.js';
import { errors } from './steps/errors.js';
import { generate } from './steps/generate.js';
import { jobs } from './steps/jobs.js';
import { list } from './steps/list.js';
import { merge } from './steps/merge.js';
import { search } from './steps/search.js';
import { sort } from './steps/sort.js';
import { type InvalidFile, upload } from './steps/upload.js';
import { workflow } from './steps/workflow.js';

/** The input of a tour. */
export interface TourInput {
  readonly source: ImageSource;
  /** The folder for contact sheets. */
  readonly output: string;
  /** The prompt of an image to generate. */
  readonly prompt: string | undefined;
}

/** The result of a tour. */
export interface TourResult {
  readonly invalidFiles: readonly InvalidFile[];
  readonly sheets: readonly Location[];
}

/** Runs the steps one after the other. */
export async function runSteps({ run }: StepRunner, { source, output, prompt }: TourInput): Promise<TourResult> {
  const { inbox, titles, invalidFiles } = await run('Upload', 'images to a new board', (context) =>
    upload(context, source),
  );
  const { boards } = await run('Sort', 'into a board for each shape', (context) => sort(context, inbox));
  await run('List', 'the gallery, and stop early', list);
  await run('Search', 'the metadata', (context) => search(context, { boards, searchTerm: source.searchTerm }));
  await run('Days', 'on which images were created', skipUnsupported(days));

  const [largest = inbox, ...others] = boards;
  const { board: merged } = await run('Merge', 'boards into one', (context) => merge(context, [...others, inbox]));
  const { board: copy } = await run('Duplicate', 'a board', (context) => duplicate(context, largest));
  const { board: restored, titles: restoredTitles } = await run(
    'Archive',
    'a board, wipe it and bring it back',
    (context) => archive(context, { board: copy, output, titles }),
  );
  const framed = await run('Jobs', 'that frame images', (context) =>
    jobs(context, { boards: [largest, merged], titles }),
  );
  const printed = await run('Workflow', 'of the node editor, for each image', (context) =>
    workflow(context, { boards: [largest, merged], titles }),
  );
  if (prompt !== undefined) {
    await run('Generate', 'an image from the prompt', (context) => generate(context, { prompt, board: framed.board }));
  }
  await run('Errors', 'and their types', errors);

  const shown = [largest, merged, restored, framed.board, printed.board].filter((board) => board !== undefined);
  const { files } = await run('Contact sheets', 'of the boards', (context) =>
    contactSheets(context, {
      boards: shown,
      titles: new Map([...titles, ...restoredTitles, ...framed.titles, ...printed.titles]),
      output,
    }),
  );
  return { invalidFiles, sheets: files };
}
