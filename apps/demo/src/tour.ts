import type { Album } from './images/tour-images.js';
import type { Place } from './output/reporter.js';
import { passingOver } from './skip-unsupported.js';
import type { Player } from './step-runner.js';
import { contactSheets } from './steps/contact-sheets.js';
import { days } from './steps/days.js';
import { duplicate } from './steps/duplicate.js';
import { refusals } from './steps/errors.js';
import { draw } from './steps/generate.js';
import { jobs } from './steps/jobs.js';
import { merge } from './steps/merge.js';
import { search } from './steps/search.js';
import { sort } from './steps/sort.js';
import { type BrokenPicture, upload } from './steps/upload.js';
import { walk } from './steps/walk.js';

/** What there is to a tour. */
export interface Luggage {
  readonly album: Album;
  /** The folder that contact sheets go to. */
  readonly output: string;
  /** What to draw. */
  readonly prompt: string | undefined;
}

/** What remains of a tour. */
export interface Souvenirs {
  readonly broken: readonly BrokenPicture[];
  readonly sheets: readonly Place[];
}

/** Plays the chapters one after the other. */
export async function tour({ play }: Player, { album, output, prompt }: Luggage): Promise<Souvenirs> {
  const { inbox, titles, broken } = await play('Upload', 'pictures onto a board of their own', (stage) =>
    upload(stage, album),
  );
  const { boards } = await play('Sort', 'into a board for each shape', (stage) => sort(stage, inbox));
  await play('Walk', 'through the gallery, and stop on the way', walk);
  await play('Search', 'the metadata', (stage) => search(stage, { boards, term: album.term }));
  await play('Days', 'on which something was made', passingOver(days));

  const [fullest = inbox, ...others] = boards;
  const { board: merged } = await play('Merge', 'boards into one', (stage) => merge(stage, [...others, inbox]));
  const { board: copy } = await play('Duplicate', 'a board', (stage) => duplicate(stage, fullest));
  const framed = await play('Jobs', 'that frame pictures', (stage) =>
    jobs(stage, { boards: [fullest, merged], titles }),
  );
  if (prompt !== undefined)
    await play('Draw', 'what the prompt says', (stage) => draw(stage, { prompt, board: framed.board }));
  await play('Refusals', 'are typed errors', refusals);

  const shown = [fullest, merged, copy, framed.board].filter((board) => board !== undefined);
  const { files } = await play('Contact sheets', 'of what there is now', (stage) =>
    contactSheets(stage, { boards: shown, titles: new Map([...titles, ...framed.titles]), output }),
  );
  return { broken, sheets: files };
}
