import type { GalleryQuery } from '@x/repositories/gallery';
import type { Client } from '@x/resources/client';

import type { Context } from '../command/context.js';
import { UsageError } from '../error/cli-error.js';
import { boardId } from './board.js';

/** Categories that can be selected: those of the server. */
export const CATEGORIES = ['general', 'mask', 'control', 'user', 'other'] as const;

/** Flags that select images. */
export const selecting = {
  board: {
    type: 'text',
    placeholder: 'BOARD',
    about: 'those on a board; "none" for those on no board',
    completes: 'board',
  },
  category: { type: 'choice', values: CATEGORIES, about: 'those of a category' },
  search: { type: 'text', placeholder: 'TEXT', about: 'those whose metadata or date contains a text' },
  intermediate: { type: 'switch', about: 'unfinished results of graphs instead of the others' },
} as const;

/** What the flags say. */
export interface SelectionFlags {
  readonly board?: string | undefined;
  readonly category?: (typeof CATEGORIES)[number] | undefined;
  readonly search?: string | undefined;
  readonly intermediate: boolean;
}

/** Returns the query that flags mean. One request, where a board is named. */
export async function toQuery(flags: SelectionFlags, client: Client, context: Context): Promise<GalleryQuery> {
  const { board, category, search, intermediate } = flags;
  if (search === '') throw new UsageError('--search is empty', { hint: 'Leave it out to select all.' });
  return {
    is_intermediate: intermediate,
    ...(board !== undefined && { board_id: await boardId(board, client, context) }),
    ...(category && { categories: [category] }),
    ...(search && { search_term: search }),
  };
}
