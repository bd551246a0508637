import * as fc from 'fast-check';

import type { Step } from '../step.js';
import { board, boardOrNone, categories, count, direction, flag, image, images, mostly, some, text } from './values.js';

const order = mostly(fc.constantFrom('created_at', 'board_name'), 'updated_at');
const visibility = mostly(fc.constantFrom('private', 'shared', 'public'), 'secret');
const listQuery = { order_by: order, direction, all: flag, offset: count, limit: count, include_archived: flag };

/** Steps about boards and the images on them. */
export const boardSteps: readonly fc.Arbitrary<Step>[] = [
  text.map((board_name) => ({ route: 'POST /api/v1/boards/', query: { board_name } })),
  some(listQuery).map((query) => ({ route: 'GET /api/v1/boards/', query })),
  some({ ...listQuery, all: fc.constant(true) }).map((query) => ({ route: 'GET /api/v1/boards/', query })),
  board.map((id) => ({ route: 'GET /api/v1/boards/{}', path: [id] })),
  fc
    .tuple(board, some({ board_name: text, archived: flag, board_visibility: visibility, cover_image_name: image }))
    .map(([id, json]) => ({ route: 'PATCH /api/v1/boards/{}', path: [id], json })),
  fc
    .tuple(board, some({ include_images: flag }))
    .map(([id, query]) => ({ route: 'DELETE /api/v1/boards/{}', path: [id], query })),
  fc
    .tuple(boardOrNone, some({ categories, is_intermediate: flag }))
    .map(([id, query]) => ({ route: 'GET /api/v1/boards/{}/image_names', path: [id], query })),
  some({ board_id: board, image_name: image }).map((json) => ({ route: 'POST /api/v1/board_images/', json })),
  image.map((image_name) => ({ route: 'DELETE /api/v1/board_images/', json: { image_name } })),
  some({ board_id: board, image_names: images }).map((json) => ({ route: 'POST /api/v1/board_images/batch', json })),
  images.map((image_names) => ({ route: 'POST /api/v1/board_images/batch/delete', json: { image_names } })),
];
