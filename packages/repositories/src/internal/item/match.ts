import { UNCATEGORIZED } from '@x/models/board';

import type { ItemQuery } from './input.js';

/** What images and videos have in common. */
export interface Listed {
  readonly board_id: string | null;
  readonly created_at: string;
  readonly is_intermediate: boolean;
  readonly starred: boolean;
}

/** Whether a query matches, its search term apart. */
export function matches({ board_id, categories, is_intermediate }: ItemQuery, item: Listed, category: string): boolean {
  return (
    (board_id === undefined || isOn(board_id, item)) &&
    (categories === undefined || categories.includes(category)) &&
    (is_intermediate === undefined || is_intermediate === item.is_intermediate)
  );
}

/** Whether a search term is in one of the texts. `%` and `_` are wildcards, as on the server. */
export function contains(term = '', ...texts: readonly string[]): boolean {
  const pattern = term
    .replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('%', '.*')
    .replaceAll('_', '.');
  return texts.some((text) => new RegExp(pattern, 'is').test(text));
}

/** Returns the number of starred items as the server counts them: 0 unless they are first. */
export const starredCount = (items: readonly Listed[], { starred_first = true }: ItemQuery): number =>
  starred_first ? items.filter(({ starred }) => starred).length : 0;

/** Returns the boards that items are on. */
export const boardsOf = (items: readonly Listed[]): string[] => [
  ...new Set(items.map(({ board_id }) => board_id ?? UNCATEGORIZED)),
];

/** Whether an image or a video is on a board, or with `none` on no board. */
export const isOn = (boardId: string, { board_id }: { readonly board_id: string | null }): boolean =>
  (board_id ?? UNCATEGORIZED) === boardId;
