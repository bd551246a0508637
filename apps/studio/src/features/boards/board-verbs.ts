const UPDATE = 'PATCH /api/v1/boards/{board_id}';
const MOVE = 'POST /api/v1/board_images/batch';
const CREATE = 'POST /api/v1/boards/';
const DELETE = 'DELETE /api/v1/boards/{board_id}';

/** What can be done with a board, in the order of its menu, and the operations it takes. */
export const boardVerbs = [
  { verb: 'rename', needs: [UPDATE] },
  { verb: 'archive', needs: [UPDATE] },
  { verb: 'merge', needs: [MOVE, DELETE] },
  { verb: 'split', needs: [MOVE, CREATE] },
  { verb: 'duplicate', needs: [CREATE, 'POST /api/v1/images/upload'] },
  { verb: 'delete', needs: [DELETE] },
  { verb: 'destroy', needs: [DELETE] },
] as const;

/** What can be done with a board. */
export type BoardVerb = (typeof boardVerbs)[number]['verb'];
