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
  const { inbox, titles, broken } = await player.play('Upload pictures', (stage) => upload(stage, album));
  const { boards } = await player.play('Sort them into boards', (stage) => sort(stage, inbox));
  await player.play('Walk through the gallery', walk);
  await player.play('Search the metadata', (stage) => search(stage, { boards, term: album.term }));
  await player.play('Look at the days', passingOver(days));

  const [fullest = inbox, ...others] = boards;
  const { board: merged } = await player.play('Merge boards', (stage) => merge(stage, [...others, inbox]));
  const { board: copy } = await player.play('Duplicate a board', (stage) => duplicate(stage, fullest));
  await player.play('Be refused', refusals);

  const shown = [fullest, merged, copy].filter((board) => board !== undefined);
  const { files } = await player.play('Draw contact sheets', (stage) =>
    contactSheets(stage, { boards: shown, titles, output }),
  );
  return { broken, sheets: files };
}
