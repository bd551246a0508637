import type { Command } from '../commands/command.js';

/** Commands of the frame around every screen. */
export const shellCommands = {
  'shell.palette': {
    scope: 'everywhere',
    title: { en: 'Command palette', de: 'Befehle suchen' },
    keys: ['$mod+k'],
  },
  'shell.help': {
    scope: 'everywhere',
    title: { en: 'Keyboard shortcuts', de: 'Tastenkürzel' },
    keys: ['?', 'Shift+?'],
  },
  'shell.gallery': { scope: 'everywhere', title: { en: 'Go to gallery', de: 'Zur Galerie' }, keys: ['g g'] },
  'shell.boards': { scope: 'everywhere', title: { en: 'Go to boards', de: 'Zu den Boards' }, keys: ['g b'] },
  'shell.jobs': {
    scope: 'everywhere',
    title: { en: 'Go to jobs', de: 'Zu den Aufträgen' },
    keys: ['g j'],
    needs: ['GET /api/v1/queue/{queue_id}/status'],
  },
  'shell.workflows': { scope: 'everywhere', title: { en: 'Go to workflows', de: 'Zu den Workflows' }, keys: ['g w'] },
  'shell.server': { scope: 'everywhere', title: { en: 'Go to server', de: 'Zum Server' }, keys: ['g s'] },
  'shell.theme': {
    scope: 'everywhere',
    title: { en: 'Switch between light and dark', de: 'Zwischen hell und dunkel wechseln' },
    keys: ['$mod+Shift+l'],
  },
  'shell.language': {
    scope: 'everywhere',
    title: { en: 'Auf Deutsch anzeigen', de: 'Show in English' },
    keys: ['$mod+Shift+e'],
  },
} as const satisfies Readonly<Record<string, Command>>;
