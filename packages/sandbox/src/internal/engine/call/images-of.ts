import { getBoard } from '../../records/board.js';
import { HttpException } from '../../validation/http-exception.js';
import type { EngineState } from '../engine-state.js';
import type { GeneratorContext } from './generator-values.js';
import { unsupported } from './unsupported.js';

/** Returns what finds the images of a board that a user may read. */
export const imagesOf =
  ({ database, users }: Pick<EngineState, 'database' | 'users'>, userId: string): GeneratorContext['imagesOf'] =>
  (boardId, isAssets) => {
    const user = users.find(userId);
    if (!user?.is_admin) assertReadable(database, boardId, userId);
    const sql = `select image_name from images where board_id = ? and is_intermediate = 0
      and (image_category = 'general') <> ? order by rowid`;
    const rows = database.all<{ image_name: string }>(sql, boardId, Number(isAssets));
    return rows.map(({ image_name }) => image_name);
  };

function assertReadable(database: EngineState['database'], boardId: string, userId: string): void {
  try {
    const { user_id, board_visibility } = getBoard(database, boardId);
    if (user_id === userId || board_visibility !== 'private') return;
  } catch (error) {
    if (!(error instanceof HttpException)) throw error;
    throw unsupported(`call_saved_workflow could not access board '${boardId}' for image generator expansion`);
  }
  throw unsupported(
    `call_saved_workflow caller does not have access to board '${boardId}' for image generator expansion`,
  );
}
