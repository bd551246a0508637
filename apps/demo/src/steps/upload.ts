import type { Board } from '@x/models/board';
import { forEachLimit } from '@x/transport/async';
import { HttpError, InputError } from '@x/transport/errors';

import type { Album, Picture } from '../images/tour-images.js';
import { plural } from '../plural.js';
import type { Outcome, Stage } from '../step.js';
import { TourError } from '../tour-error.js';

/** A picture that stayed at home. */
export interface BrokenPicture {
  readonly file: string;
  readonly reason: string;
}

export interface Uploaded extends Outcome {
  readonly inbox: Board;
  /** What each image is called, by its name on the server. */
  readonly titles: ReadonlyMap<string, string>;
  readonly broken: readonly BrokenPicture[];
}

/** Uploads an album to a board of its own, four pictures at a time. What is no picture is left out and reported. */
export async function upload({ client, screen, signal, mark }: Stage, album: Album): Promise<Uploaded> {
  const { images } = client.repositories;
  const inbox = await client.services.boards.create({ name: mark.name('inbox') }, { signal });
  const input = { image_category: 'general', board_id: inbox.board_id, session_id: mark.text } as const;
  const titles = new Map<string, string>();
  const starred: string[] = [];
  const broken: BrokenPicture[] = [];

  using bar = screen.bar('uploading', album.pictures.length);
  const send = async ({ title, metadata, open, ...picture }: Picture): Promise<void> => {
    try {
      const { image_name } = await images.upload(await open(), { ...input, metadata }, { signal });
      titles.set(image_name, title);
      if (picture.starred) starred.push(image_name);
    } catch (error) {
      broken.push({ file: title, reason: whatIsWrong(error) });
    }
    bar.step();
  };
  await forEachLimit(album.pictures, send, { concurrency: 4, signal });
  broken.sort((a, b) => a.file.localeCompare(b.file));
  if (titles.size === 0) throw new TourError(`None of the ${plural(broken.length, 'file')} is a picture.`);
  if (starred.length > 0) await images.starMany(starred, { signal });

  const stars = starred.length > 0 ? `, ${starred.length} of them starred` : '';
  const did = `${plural(titles.size, 'picture')} uploaded${stars}`;
  return { did, facts: { uploaded: titles.size, starred: starred.length }, inbox, titles, broken };
}

/** Returns what is wrong with the picture, or throws when something else is wrong. */
function whatIsWrong(error: unknown): string {
  if (error instanceof InputError) return `the file ${error.reason}`;
  if (error instanceof HttpError && [413, 415, 422, 500].includes(error.status)) return `refused: ${error.detail}`;
  throw error;
}
