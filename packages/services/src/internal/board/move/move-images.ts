import { UNCATEGORIZED } from '@x/models/board';
import { HttpError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import { CHUNK_SIZE } from '../../chunks.js';
import type { Draft } from '../../draft.js';
import type { BoardStores } from '../stores.js';
import type { MoveReport } from './move-types.js';

/** A move under way: its report holds what is still to be sent. */
export interface Moving {
  readonly report: Draft<MoveReport>;
  readonly progress: () => void;
}

/** Moves all that the report lists as not sent to the report's board, and writes down where each image is now. */
export async function moveImages(
  stores: Pick<BoardStores, 'boards' | 'images'>,
  { report, progress }: Moving,
  options: RequestOptions,
): Promise<void> {
  while (report.notSent.length > 0) {
    options.signal?.throwIfAborted();
    await moveChunk(stores, report, options);
    progress();
  }
}

/**
 * A name that the server passes over in silence is looked up: it may be deleted, on the board by other hands, or still
 * where it was.
 */
async function moveChunk(
  { boards, images }: Pick<BoardStores, 'boards' | 'images'>,
  report: Draft<MoveReport>,
  options: RequestOptions,
): Promise<void> {
  const names = report.notSent.splice(0, CHUNK_SIZE);
  const to = report.board?.board_id ?? UNCATEGORIZED;
  report.unknown = names;
  const moved = new Set(await put(boards, { names, to, report }, options));
  report.moved.push(...names.filter((name) => moved.has(name)));

  report.unknown = names.filter((name) => !moved.has(name));
  if (report.unknown.length === 0) return;
  const found = new Map((await images.getMany(report.unknown, options)).map((image) => [image.image_name, image]));
  for (const name of report.unknown) {
    const image = found.get(name);
    if (!image) report.gone.push(name);
    else (image.board_id ?? UNCATEGORIZED) === to ? report.moved.push(name) : report.failed.push(name);
  }
  report.unknown = [];
}

/** Returns the names that the server says it moved. When it refuses the request, it has moved none. */
async function put(
  boards: BoardStores['boards'],
  { names, to, report }: { readonly names: readonly string[]; readonly to: string; readonly report: Draft<MoveReport> },
  options: RequestOptions,
): Promise<string[]> {
  try {
    if (to === UNCATEGORIZED) return (await boards.removeImages(names, options)).removed_images;
    return (await boards.addImages(to, names, options)).added_images;
  } catch (error) {
    if (error instanceof HttpError && error.status < 500) report.notSent.unshift(...report.unknown.splice(0));
    throw error;
  }
}
