import type { boardCommands } from '../../../src/features/boards/board-commands.js';
import { dialog, type KeyCheck } from './key-check.js';

export const boardKeys: Record<keyof typeof boardCommands, KeyCheck> = {
  'boards.create': { path: '/boards', shows: dialog('New board') },
};
