import type { Command } from '../../commands/command.js';

/** Commands for what is selected in the gallery, or for the picture that the keyboard is on. */
export const actCommands = {
  'act.star': {
    scope: 'gallery',
    title: { en: 'Star', de: 'Markieren' },
    keys: ['.'],
    needs: ['POST /api/v1/images/star'],
  },
  'act.unstar': {
    scope: 'gallery',
    title: { en: 'Remove star', de: 'Markierung entfernen' },
    keys: ['Shift+.', ':', ','],
    needs: ['POST /api/v1/images/unstar'],
  },
  'act.move': {
    scope: 'gallery',
    title: { en: 'Move to a board', de: 'Auf ein Board verschieben' },
    keys: ['m'],
    needs: ['POST /api/v1/board_images/batch'],
  },
  'act.delete': {
    scope: 'gallery',
    title: { en: 'Delete for good', de: 'Endgültig löschen' },
    keys: ['Delete'],
    needs: ['POST /api/v1/images/delete'],
  },
  'act.download': { scope: 'gallery', title: { en: 'Download', de: 'Herunterladen' }, keys: ['d'] },
  'act.export': {
    scope: 'gallery',
    title: { en: 'Export with metadata', de: 'Mit Metadaten exportieren' },
    keys: ['Shift+d'],
  },
  'act.run-workflow': {
    scope: 'gallery',
    title: { en: 'Run a workflow over it', de: 'Einen Workflow darüber laufen lassen' },
    keys: ['Shift+w'],
    needs: ['POST /api/v1/queue/{queue_id}/enqueue_batch'],
  },
  'act.upload': {
    scope: 'gallery',
    title: { en: 'Upload files', de: 'Dateien hochladen' },
    keys: ['u'],
    needs: ['POST /api/v1/images/upload'],
  },
} as const satisfies Readonly<Record<string, Command>>;
