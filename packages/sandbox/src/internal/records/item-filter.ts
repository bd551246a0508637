import type { SQLInputValue } from 'node:sqlite';

/** Selects images or videos. Omitted fields match all. */
export interface ItemFilter {
  readonly origin?: string | undefined;
  readonly categories?: readonly string[] | undefined;
  readonly is_intermediate?: boolean | undefined;
  readonly starred?: boolean | undefined;
  /** `none` for items without a board. */
  readonly board_id?: string | undefined;
  /** A day, in UTC. */
  readonly created_date?: string | undefined;
  readonly search_term?: string | undefined;
  /** Whose images, unless `board_id` is a board. */
  readonly user_id?: string | undefined;
}

/** Selects images. Omitted fields match all. */
export interface ImageFilter extends Omit<ItemFilter, 'origin'> {
  readonly image_origin?: string | undefined;
}

/** Returns a filter as an SQL condition and its values. `kind` is the first word of some columns. */
export function toCondition(
  { image_origin, ...filter }: ItemFilter & ImageFilter,
  kind: 'image' | 'video' | 'item' = 'image',
): { readonly sql: string; readonly values: readonly SQLInputValue[] } {
  const conditions: string[] = ['true'];
  const values: SQLInputValue[] = [];
  const add = (condition: string, ...used: SQLInputValue[]) => {
    conditions.push(condition);
    values.push(...used);
  };
  const origin = filter.origin ?? image_origin;
  if (origin !== undefined) add(`${kind}_origin = ?`, origin);
  if (filter.categories) add(`${kind}_category in (select value from json_each(?))`, JSON.stringify(filter.categories));
  if (filter.is_intermediate !== undefined) add('is_intermediate = ?', Number(filter.is_intermediate));
  if (filter.starred !== undefined) add('starred = ?', Number(filter.starred));
  if (filter.board_id === 'none') add('board_id is null');
  else if (filter.board_id !== undefined) add('board_id = ?', filter.board_id);
  const isOnBoard = filter.board_id !== undefined && filter.board_id !== 'none';
  if (filter.user_id !== undefined && !isOnBoard) add('user_id = ?', filter.user_id);
  if (filter.created_date !== undefined) add('date(created_at) = ?', filter.created_date);
  if (filter.search_term) {
    // Not escaped, as on the server: % and _ are wildcards. Only ASCII letters match case-insensitively.
    const pattern = `%${filter.search_term.toLowerCase()}%`;
    add('(metadata like ? or created_at like ?)', pattern, pattern);
  }
  return { sql: conditions.join(' and '), values };
}
