import { join } from 'node:path';

import type { Board } from '@x/models/board';
import type { ImageResource } from '@x/resources/image';

import { drawSheet } from '../contact-sheet/sheet.js';
import type { Place } from '../output/reporter.js';
import { plural } from '../plural.js';
import type { Outcome, Stage } from '../step.js';

export interface Sheets extends Outcome {
  readonly files: readonly Place[];
}

export interface SheetsInput {
  readonly boards: readonly Board[];
  readonly titles: ReadonlyMap<string, string>;
  /** The folder to write to. */
  readonly output: string;
}

const most = 60;

/** Draws a contact sheet of each board from the thumbnails that the server made. */
export async function contactSheets(stage: Stage, { boards, titles, output }: SheetsInput): Promise<Sheets> {
  const { client, screen, signal } = stage;
  const files: Place[] = [];
  let drawn = 0;
  for (const { board_id, board_name } of boards) {
    const board = await client.getBoard(board_id, { signal });
    const known: (readonly [image: ImageResource, title: string])[] = [];
    for await (const image of board.imageResources({}, { signal })) {
      const { image_name, session_id } = image.data; // a copy names its original in session_id
      const title = titles.get(image_name) ?? titles.get(session_id ?? '');
      if (title !== undefined && known.push([image, title]) === most) break;
    }
    using bar = screen.bar('drawing', known.length);
    const tiles = known.map(async ([image, title]) => {
      const thumbnail = await image.thumbnail({ signal });
      bar.step();
      const { starred, width, height } = image.data;
      return { title, starred, width, height, thumbnail };
    });
    const note = `${tiles.length} of ${plural(board.data.image_count, 'picture')}`;
    const where = join(output, `${board_name.replace(/\W+/g, '-')}.png`);
    await drawSheet(where, { heading: board_name, note, tiles: await Promise.all(tiles) });
    files.push({ what: `contact sheet of “${board_name}”`, where });
    drawn += tiles.length;
  }
  const did = `${plural(files.length, 'sheet')}, ${plural(drawn, 'thumbnail')}`;
  return { did, facts: { sheets: files.map(({ where }) => where), thumbnails: drawn }, files };
}
