import type { Command } from '../../commands/command.js';

/** Commands of the boards. */
export const boardCommands = {
  'boards.create': {
    scope: 'boards',
    title: { en: 'New board', de: 'Neues Board' },
    keys: ['n'],
    needs: ['POST /api/v1/boards/'],
  },
} as const satisfies Readonly<Record<string, Command>>;
