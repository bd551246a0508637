import { type Board, UNCATEGORIZED } from '@x/models/board';
import type { Image } from '@x/models/image';
import { InputError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import { CHUNK_SIZE, chunks } from '../../chunks.js';
import { allBoards } from '../all-boards.js';
import { boardContents } from '../contents.js';
import { sourceIds } from '../source-ids.js';
import type { Tools } from '../stores.js';
import { checkTarget, findTarget } from '../target.js';
import type { CopiedImage } from './duplicate-types.js';

/** A duplication, as it was asked for. */
export interface DuplicateInput {
  readonly source: string;
  readonly name: string;
}

/** What there is to copy, and what an earlier run has copied. */
export interface CopySurvey {
  readonly board: Board | undefined;
  readonly pending: readonly Image[];
  readonly present: readonly CopiedImage[];
  /** Names of the originals that have a star which no copy has yet. */
  readonly starred: ReadonlySet<string>;
  readonly videos: readonly string[];
  /** How many requests it took to find out. */
  readonly requests: number;
}

/** Reads what a duplication is about. Rejects when the source is not there, before anything was changed. */
export async function copySurvey(tools: Tools, input: DuplicateInput, options: RequestOptions): Promise<CopySurvey> {
  const [source = ''] = sourceIds([input.source]);
  checkTarget({ boardName: input.name }, []);
  const boards = await allBoards(tools, options);
  if (source !== UNCATEGORIZED && !boards.has(source)) await tools.boards.get(source, options);
  if (boards.get(source)?.board_name === input.name)
    throw new InputError('name', `${input.name} is the source's own name`);
  const { board } = { board: undefined, ...findTarget({ boardName: input.name }, boards) };

  const { images: originals, videos, requests } = await imagesOn(tools, source, options);
  const earlier = board ? await imagesOn(tools, board.board_id, options) : { images: [], requests: 0 };
  const copies = new Map(earlier.images.map((copy) => [copy.session_id, copy]));
  const present = originals.flatMap(({ image_name: from }) => {
    const copy = copies.get(from);
    return copy ? [{ from, to: copy.image_name }] : [];
  });
  const starred = originals.filter((image) => image.starred && !copies.get(image.image_name)?.starred);
  return {
    board,
    pending: originals.filter(({ image_name }) => !copies.has(image_name)),
    present,
    starred: new Set(starred.map(({ image_name }) => image_name)),
    videos,
    requests: 1 + requests + earlier.requests,
  };
}

/** Returns what stands on a board, the oldest first, and how many requests that took. */
async function imagesOn({ images, galleries }: Tools, boardId: string, options: RequestOptions) {
  const { images: names, videos } = await boardContents(galleries, { boardId }, options);
  const found: Image[] = [];
  for (const chunk of chunks(names)) found.push(...(await images.getMany(chunk, options)));
  return { images: found, videos, requests: 1 + Math.ceil(names.length / CHUNK_SIZE) };
}
