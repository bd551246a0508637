import { zipSync } from 'fflate';
import type { SandboxState } from '../../engine/sandbox-state.js';
import type { Bus } from '../../events/event-bus.js';
import { answerRange } from '../../http/byte-range.js';
import { type Operation, operation } from '../../http/operation.js';
import { nameList } from '../../http/parameters.js';
import { json, VARIES } from '../../http/response.js';
import { validators } from '../../http/validators.js';
import { getBoard } from '../../records/board.js';
import { findImage, listImageNames } from '../../records/image.js';
import { readFull } from '../../storage/stored-file.js';
import { embedded } from '../../validation/body.js';
import { optional } from '../../validation/field.js';
import { Refusal } from '../../validation/http-exception.js';
import { string } from '../../validation/string.js';

const body = embedded({ image_names: optional(nameList), board_id: optional(string()) });

export function imageDownloadOperations(state: SandboxState): Operation[] {
  const { bus, clock, database, uuid } = state;
  /** Zips that were made and not downloaded yet, by name. They do not outlive the process. */
  const downloads = new Map<string, Uint8Array<ArrayBuffer>>();
  return [
    operation('POST /api/v1/images/download', { body }, async ({ body: { image_names: names = [], board_id } }) => {
      if (names.length === 0 && board_id === undefined) throw new Refusal(400, 'No images or board id specified.');
      const prefix = board_id === undefined ? '' : `${fileName(state, board_id)}_`;
      const item = `${prefix}${uuid()}.zip`;
      const zip = await pack(state, board_id === undefined ? names : listImageNames(database, { board_id }));
      if (zip) downloads.set(item, zip);
      // The answer comes first.
      setImmediate(() => tellDownload(bus, item, zip !== undefined));
      return json({ response: null, bulk_download_item_name: item }, 202);
    }),

    operation('GET /api/v1/images/download/{bulk_download_item_name}', {}, ({ path, request }) => {
      const name = path.bulk_download_item_name;
      const zip = downloads.get(name);
      if (!zip) throw new Refusal(404, 'Not Found');
      // Whoever asks a second time comes too late.
      downloads.delete(name);
      return answerRange(request, zip, {
        'content-type': 'application/zip',
        'content-disposition': `inline; ${nameParameter(name)}`,
        'accept-ranges': 'bytes',
        ...validators(zip.length, clock()),
        'cache-control': 'max-age=31536000',
        ...VARIES,
      });
    }),
  ];
}

/** Tells the room of downloads that a zip is being made, and what came of it. */
function tellDownload(bus: Bus, item: string, isMade: boolean): void {
  const about = {
    bulk_download_id: ROOM,
    bulk_download_item_id: item.replace(/\.zip$/, ''),
    bulk_download_item_name: item,
    user_id: 'system',
  };
  bus.tell('bulk_download_started', about, ROOM);
  if (isMade) bus.tell('bulk_download_complete', about, ROOM);
  else bus.tell('bulk_download_error', { ...about, error: 'Image record not found' }, ROOM);
}

const ROOM = 'default';

function nameParameter(name: string): string {
  const encoded = encodeURIComponent(name);
  return encoded === name ? `filename="${name}"` : `filename*=utf-8''${encoded}`;
}

/** Returns a board's name without what a file's name should not have. A board that is not there breaks the server. */
function fileName({ database }: SandboxState, boardId: string): string {
  if (boardId === 'none') return 'Uncategorized';
  try {
    return getBoard(database, boardId)
      .board_name.replaceAll(/[^\p{L}\p{Nd}\p{No} _-]/gu, '')
      .trimEnd();
  } catch {
    throw new Error(`There is no board ${boardId}`);
  }
}

/** Returns the images in a zip, by category; nothing when one of them is missing. */
async function pack(state: SandboxState, names: readonly string[]): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const entries: Record<string, Uint8Array> = {};
  for (const name of names) {
    const image = findImage(state.database, name);
    const bytes = await readFull(state, name);
    if (!image || !bytes) return undefined;
    entries[`${image.image_category}/${name}`] = bytes;
  }
  return new Uint8Array(zipSync(entries, { level: 0 }));
}
