import { contactSheets } from './chapters/contact-sheets.js';
import { days } from './chapters/days.js';
import { duplicate } from './chapters/duplicate.js';
import { merge } from './chapters/merge.js';
import { refusals } from './chapters/refusals.js';
import { search } from './chapters/search.js';
import { sort } from './chapters/sort.js';
import { type BrokenPicture, upload } from './chapters/upload.js';
import { walk } from './chapters/walk.js';
import { passingOver } from './passing-over.js';
import type { Album } from './pictures/album.js';
import type { Player } from './player.js';
import type { Place } from './screen/screen.js';

/** What remains of a tour. */
export interface Souvenirs {
  readonly broken: readonly BrokenPicture[];
  readonly sheets: readonly Place[];
}

/** Plays the chapters one after the other. Contact sheets go to the folder `output`. */
export async function tour(player: Player, album: Album, output: string): Promise<Souvenirs> {
  const { play } = player;
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
  await play('Refusals', 'are typed errors', refusals);

  const shown = [fullest, merged, copy].filter((board) => board !== undefined);
  const { files } = await play('Contact sheets', 'of what there is now', (stage) =>
    contactSheets(stage, { boards: shown, titles, output }),
  );
  return { broken, sheets: files };
}
