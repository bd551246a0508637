import { join } from 'node:path';

import type { Board } from '@x/models/board';
import type { ImageResource } from '@x/resources/image';

import { drawSheet } from '../contact-sheet/sheet.js';
import { plural } from '../plural.js';
import type { Place } from '../screen/screen.js';
import type { Outcome, Stage } from '../stage.js';

export interface Sheets extends Outcome {
  readonly files: readonly Place[];
}

export interface SheetsInput {
  readonly boards: readonly Board[];
  readonly titles: ReadonlyMap<string, string>;
  /** The folder to write to. */
  readonly output: string;
}

const most = 96;

/** Draws a contact sheet of each board from the thumbnails that the server made. */
export async function contactSheets(stage: Stage, { boards, titles, output }: SheetsInput): Promise<Sheets> {
  const { client, screen, signal } = stage;
  const files: Place[] = [];
  let drawn = 0;
  for (const { board_id, board_name } of boards) {
    const board = await client.getBoard(board_id, { signal });
    const images: ImageResource[] = [];
    for await (const image of board.imageResources({}, { signal })) if (images.push(image) === most) break;

    using bar = screen.bar('drawing', images.length);
    const tiles = images.map(async (image) => {
      const thumbnail = await image.thumbnail({ signal });
      bar.step();
      const { image_name, session_id, starred, width, height } = image.data;
      const title = titles.get(image_name) ?? titles.get(session_id ?? '') ?? image_name; // a copy names its original
      return { thumbnail, starred, width, height, title };
    });
    const note = `${images.length} of ${plural(board.data.image_count, 'picture')}`;
    const where = join(output, `${board_name}.png`);
    await drawSheet(where, { heading: board_name, note, tiles: await Promise.all(tiles) });
    files.push({ what: `contact sheet of “${board_name}”`, where });
    drawn += images.length;
  }
  const did = `${plural(files.length, 'contact sheet')} with ${plural(drawn, 'thumbnail')}`;
  return { did, facts: { sheets: files.map(({ where }) => where), thumbnails: drawn }, files };
}
