import type { shellCommands } from '../../../src/app/shell-commands.js';
import { dialog, heading, type KeyCheck } from './key-check.js';

export const shellKeys: Record<keyof typeof shellCommands, KeyCheck> = {
  'shell.palette': { path: '/server', shows: (page) => page.getByRole('dialog').getByRole('combobox').waitFor() },
  'shell.help': { path: '/server', shows: dialog('Keyboard shortcuts') },
  'shell.gallery': { path: '/server', shows: heading('Gallery') },
  'shell.boards': { path: '/server', shows: heading('Boards') },
  'shell.jobs': { path: '/server', shows: heading('Jobs') },
  'shell.workflows': { path: '/server', shows: heading('Workflows') },
  'shell.server': { path: '/boards', shows: heading('Server') },
  'shell.theme': { path: '/server', shows: (page) => page.locator('html[data-theme=dark]').waitFor() },
  'shell.language': { path: '/server', shows: (page) => page.locator('html[lang=de]').waitFor() },
};
