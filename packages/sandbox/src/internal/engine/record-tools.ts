import type { NodeContext } from '../nodes/context.js';
import { PythonError } from '../nodes/python-error.js';
import { isReadableItem } from '../records/access.js';
import { findVideo } from '../records/video.js';
import type { EngineState } from './engine-state.js';

/** Returns the functions of a node's context that read records of an item's owner, except images. */
export const recordTools = (
  { database, users, isMultiUser }: EngineState,
  userId: string,
): Pick<NodeContext, 'findPreset' | 'findVideo'> => ({
  findPreset: (id) => {
    const sql = 'select positive_prompt, negative_prompt from style_presets where id = ?';
    const row = database.first<{ positive_prompt: string; negative_prompt: string }>(sql, id.isWellFormed() ? id : '');
    if (row) return row;
    throw new PythonError('StylePresetNotFoundError', `Style preset with id ${id} not found`);
  },
  findVideo: (name) => {
    const user = users.find(userId);
    if (isMultiUser && !(user?.is_active && isReadableItem(database, name, user, 'video'))) {
      throw new PythonError('PermissionError', 'Queue user is not authorized to access this video');
    }
    const video = findVideo(database, name);
    if (video) return video;
    throw new PythonError('VideoRecordNotFoundException', 'Video record not found');
  },
});
