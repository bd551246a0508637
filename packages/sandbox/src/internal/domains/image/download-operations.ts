import { Buffer } from 'node:buffer';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { zipSync } from 'fflate';
import type { SandboxState } from '../../engine/sandbox-state.js';
import { rangeResponse } from '../../http/byte-range.js';
import { type Operation, operation } from '../../http/operation.js';
import { nameList } from '../../http/parameters.js';
import { json, VARY_ENCODING } from '../../http/response.js';
import { validators } from '../../http/validators.js';
import { assertItemReadable, readableBoard } from '../../records/access.js';
import { getBoard } from '../../records/board.js';
import { findImage, listImageNames } from '../../records/image.js';
import { readFull } from '../../storage/stored-file.js';
import { embedded } from '../../validation/body.js';
import { optional } from '../../validation/field.js';
import { HttpException } from '../../validation/http-exception.js';
import { string } from '../../validation/string.js';

const body = embedded({ image_names: optional(nameList), board_id: optional(string()) });

export function imageDownloadOperations(state: SandboxState): Operation[] {
  const { clock, database, uuid } = state;
  /** Zip files that were not downloaded yet, by name. They are kept in memory only. */
  const downloads = new Map<string, Uint8Array<ArrayBuffer>>();
  /** Who started each download. */
  const owners = new Map<string, string>();
  return [
    operation(
      'POST /api/v1/images/download',
      { body },
      async ({ body: { image_names: names = [], board_id }, user }) => {
        if (names.length === 0 && board_id === undefined)
          throw new HttpException(400, 'No images or board id specified.');
        // Without a board, others than administrators get 404, as on the server.
        if (board_id && !user.is_admin) readableBoard(database, board_id, user);
        for (const name of names) assertItemReadable(database, name, user);
        const prefix = board_id === undefined ? '' : `${fileName(state, board_id)}_`;
        const item = `${prefix}${uuid()}.zip`;
        const zip = await pack(state, board_id === undefined ? names : listImageNames(database, { board_id }));
        const problem = zip ? findNameProblem(item) : 'Image record not found';
        if (zip && problem === undefined) downloads.set(item, zip);
        owners.set(item, user.user_id);
        // The response is sent before the events.
        setImmediate(() => emitDownload(state, { item, error: problem, user_id: user.user_id }));
        return json({ response: null, bulk_download_item_name: item }, 202);
      },
    ),

    operation('GET /api/v1/images/download/{bulk_download_item_name}', {}, ({ path, request, user }) => {
      const name = path.bulk_download_item_name;
      const owner = owners.get(name);
      if (owner !== undefined && owner !== user.user_id && !user.is_admin) {
        throw new HttpException(403, 'Not authorized to access this download');
      }
      const zip = downloads.get(name);
      if (!zip) throw new HttpException(404, 'Not Found');
      const response = rangeResponse(request, zip, {
        'content-type': 'application/zip',
        'content-disposition': `inline; ${nameParameter(name)}`,
        'accept-ranges': 'bytes',
        ...validators(zip.length, clock()),
        'cache-control': 'max-age=31536000',
        ...VARY_ENCODING,
      });
      // A second request gets 404, unless a range was refused.
      if (response.status < 400) downloads.delete(name);
      return response;
    }),
  ];
}

/** The longest name of a file, in bytes. */
const LONGEST_NAME = 255;

/** Returns why the server cannot write a zip of this name; undefined when it can. It has a folder for temporary files. */
const findNameProblem = (item: string): string | undefined =>
  Buffer.byteLength(item) > LONGEST_NAME
    ? `[Errno 36] File name too long: '${join(tmpdir(), 'bulk_downloads', item)}'`
    : undefined;

interface Download {
  readonly item: string;
  readonly error: string | undefined;
  readonly user_id: string;
}

/** Emits that a zip was started, and that it completed or failed. */
function emitDownload({ bus }: SandboxState, { item, error, user_id }: Download): void {
  const about = {
    bulk_download_id: 'default',
    bulk_download_item_id: item.replace(/\.zip$/, ''),
    bulk_download_item_name: item,
    user_id,
  };
  bus.emit('bulk_download_started', about);
  if (error === undefined) bus.emit('bulk_download_complete', about);
  else bus.emit('bulk_download_error', { ...about, error });
}

function nameParameter(name: string): string {
  const encoded = encodeURIComponent(name);
  return encoded === name ? `filename="${name}"` : `filename*=utf-8''${encoded}`;
}

/** Digits as Python sees them that are no decimal digits, such as superscripts: they stay in a name. */
const DIGITS = [
  String.raw`\u{b2}\u{b3}\u{b9}\u{1369}-\u{1371}\u{19da}\u{2070}\u{2074}-\u{2079}\u{2080}-\u{2089}`,
  String.raw`\u{2460}-\u{2468}\u{2474}-\u{247c}\u{2488}-\u{2490}\u{24ea}\u{24f5}-\u{24fd}\u{24ff}`,
  String.raw`\u{2776}-\u{277e}\u{2780}-\u{2788}\u{278a}-\u{2792}\u{10a40}-\u{10a43}\u{10e60}-\u{10e68}`,
  String.raw`\u{11052}-\u{1105a}\u{1f100}-\u{1f10a}`,
].join('');

/** What the name of a file does not keep of the name of a board. */
const DROPPED = new RegExp(`[^\\p{L}\\p{Nd}${DIGITS} _-]`, 'gu');

/** Returns the name of a board without special characters. The server fails when it does not exist. */
function fileName({ database }: SandboxState, boardId: string): string {
  if (boardId === 'none') return 'Uncategorized';
  try {
    return getBoard(database, boardId).board_name.replaceAll(DROPPED, '').trimEnd();
  } catch {
    throw new Error(`board "${boardId}" does not exist`);
  }
}

/** Returns a zip of the images by category; undefined when one of them is missing. */
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
