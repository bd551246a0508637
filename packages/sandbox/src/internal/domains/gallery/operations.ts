import type { SandboxState } from '../../engine/sandbox-state.js';
import { type Operation, operation } from '../../http/operation.js';
import { filters, ordering, origin, pageWindow } from '../../http/parameters.js';
import { json } from '../../http/response.js';
import { assertBoardReadable, ownerFilter } from '../../records/access.js';
import { countItems, galleryItemNames, listItems } from '../../records/gallery-item.js';
import { optional } from '../../validation/field.js';
import { string } from '../../validation/string.js';

const query = { origin: optional(origin), ...filters };

export const galleryOperations = ({ database }: SandboxState): Operation[] => [
  operation('GET /api/v1/gallery/items/', { query: { ...query, ...pageWindow, ...ordering } }, ({ query, user }) => {
    const { limit, offset } = query;
    assertBoardReadable(database, query.board_id, user);
    const filter = { ...query, user_id: ownerFilter(user) };
    return json({ limit, offset, total: countItems(database, filter), items: listItems(database, filter, query) });
  }),

  operation(
    'GET /api/v1/gallery/item_names',
    { query: { ...query, created_date: optional(string()), ...ordering } },
    ({ query, user }) => {
      assertBoardReadable(database, query.board_id, user);
      const { items, ...counts } = galleryItemNames(database, { ...query, user_id: ownerFilter(user) });
      return json({ item_names: items.map(({ name }) => name), ...counts });
    },
  ),

  operation('GET /api/v1/gallery/items/names', { query: { ...query, ...ordering } }, ({ query, user }) => {
    assertBoardReadable(database, query.board_id, user);
    return json(galleryItemNames(database, { ...query, user_id: ownerFilter(user) }));
  }),
];
