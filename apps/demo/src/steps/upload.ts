import type { Board } from '@x/models/board';
import { forEachLimit } from '@x/transport/async';
import { HttpError, InputError } from '@x/transport/errors';

import type { ImageSource, SourceImage } from '../images/image-source.js';
import { plural } from '../plural.js';
import type { StepContext, StepResult } from '../step.js';
import { TourError } from '../tour-error.js';

/** A file that was not uploaded. */
export interface InvalidFile {
  readonly file: string;
  readonly reason: string;
}

export interface Uploaded extends StepResult {
  readonly inbox: Board;
  /** Titles by image name. */
  readonly titles: ReadonlyMap<string, string>;
  readonly invalidFiles: readonly InvalidFile[];
}

/** Uploads images to a new board, four at a time. Invalid files are skipped and reported. */
export async function upload({ client, reporter, signal, tag }: StepContext, source: ImageSource): Promise<Uploaded> {
  const { images } = client.repositories;
  const inbox = await client.services.boards.create({ name: tag.boardName('inbox') }, { signal });
  const input = { image_category: 'general', board_id: inbox.board_id, session_id: tag.session } as const;
  const titles = new Map<string, string>();
  const starred: string[] = [];
  const invalidFiles: InvalidFile[] = [];

  using bar = reporter.bar('uploading', source.images.length);
  const send = async ({ title, metadata, open, ...image }: SourceImage): Promise<void> => {
    try {
      const { image_name } = await images.upload(await open(), { ...input, metadata }, { signal });
      titles.set(image_name, title);
      if (image.starred) starred.push(image_name);
    } catch (error) {
      invalidFiles.push({ file: title, reason: reasonOfInvalidFile(error) });
    }
    bar.update();
  };
  await forEachLimit(source.images, send, { concurrency: 4, signal });
  invalidFiles.sort((a, b) => a.file.localeCompare(b.file));
  if (titles.size === 0) throw new TourError(`${plural(invalidFiles.length, 'file')} read, none is a valid image.`);
  if (starred.length > 0) await images.starMany(starred, { signal });

  const stars = starred.length > 0 ? `, ${starred.length} of them starred` : '';
  const summary = `${plural(titles.size, 'image')} uploaded${stars}`;
  return { summary, facts: { uploaded: titles.size, starred: starred.length }, inbox, titles, invalidFiles };
}

/** Returns why a file is invalid. Throws any other error. */
function reasonOfInvalidFile(error: unknown): string {
  if (error instanceof InputError) return `the file ${error.reason}`;
  if (error instanceof HttpError && [413, 415, 422, 500].includes(error.status)) return `rejected: ${error.detail}`;
  throw error;
}
