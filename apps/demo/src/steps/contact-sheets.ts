import { join } from 'node:path';

import type { Board } from '@x/models/board';
import type { ImageResource } from '@x/resources/image';

import { writeSheet } from '../contact-sheet/sheet.js';
import type { Location } from '../output/reporter.js';
import { plural } from '../plural.js';
import type { StepContext, StepResult } from '../step.js';

export interface Sheets extends StepResult {
  readonly files: readonly Location[];
}

export interface SheetsInput {
  readonly boards: readonly Board[];
  readonly titles: ReadonlyMap<string, string>;
  /** The folder of the files. */
  readonly output: string;
}

/** Images per sheet. */
const limit = 60;

/** Writes a contact sheet of each board from the thumbnails of the server. */
export async function contactSheets(context: StepContext, { boards, titles, output }: SheetsInput): Promise<Sheets> {
  const { client, reporter, signal } = context;
  const files: Location[] = [];
  let thumbnails = 0;
  for (const { board_id, board_name } of boards) {
    const board = await client.getBoard(board_id, { signal });
    const known: (readonly [image: ImageResource, title: string])[] = [];
    for await (const image of board.imageResources({}, { signal })) {
      const { image_name, session_id } = image.data; // the session_id of a copy is the name of its original
      const title = titles.get(image_name) ?? titles.get(session_id ?? '');
      if (title !== undefined && known.push([image, title]) === limit) break;
    }
    using bar = reporter.bar('contact sheet', known.length);
    const tiles = known.map(async ([image, title]) => {
      const thumbnail = await image.thumbnail({ signal });
      bar.update();
      const { starred, width, height } = image.data;
      return { title, starred, width, height, thumbnail };
    });
    const note = `${tiles.length} of ${plural(board.data.image_count, 'image')}`;
    const where = join(output, `${board_name.replace(/\W+/g, '-')}.png`);
    await writeSheet(where, { heading: board_name, note, tiles: await Promise.all(tiles) });
    files.push({ what: `contact sheet of “${board_name}”`, where });
    thumbnails += tiles.length;
  }
  const summary = `${plural(files.length, 'sheet')}, ${plural(thumbnails, 'thumbnail')}`;
  return { summary, facts: { sheets: files.map(({ where }) => where), thumbnails }, files };
}
