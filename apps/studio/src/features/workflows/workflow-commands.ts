import type { Command } from '../../commands/command.js';

/** Commands of the library and of an opened workflow. */
export const workflowCommands = {
  'workflows.run': {
    scope: 'workflows',
    title: { en: 'Run', de: 'Ausführen' },
    keys: ['$mod+Enter'],
    needs: ['POST /api/v1/queue/{queue_id}/enqueue_batch'],
    isSubmit: true,
  },
  'workflows.run-over': {
    scope: 'workflows',
    title: { en: 'Run over pictures', de: 'Über Bilder ausführen' },
    keys: ['o'],
    needs: ['POST /api/v1/queue/{queue_id}/enqueue_batch'],
  },
  'workflows.cancel': {
    scope: 'workflows',
    title: { en: 'Cancel the newest run', de: 'Den neuesten Lauf abbrechen' },
    keys: ['x'],
  },
  'workflows.reset': {
    scope: 'workflows',
    title: { en: 'Reset values', de: 'Werte zurücksetzen' },
    keys: ['r'],
  },
  'workflows.save': {
    scope: 'workflows',
    title: { en: 'Save to the library', de: 'In der Bibliothek sichern' },
    keys: ['s'],
    needs: ['POST /api/v1/workflows/'],
  },
  'workflows.duplicate': {
    scope: 'workflows',
    title: { en: 'Duplicate', de: 'Duplizieren' },
    keys: ['d'],
    needs: ['POST /api/v1/workflows/'],
  },
  'workflows.export': { scope: 'workflows', title: { en: 'Download', de: 'Herunterladen' }, keys: ['e'] },
  'workflows.delete': {
    scope: 'workflows',
    title: { en: 'Delete for good', de: 'Endgültig löschen' },
    keys: ['Delete'],
    needs: ['DELETE /api/v1/workflows/i/{workflow_id}'],
  },
  'workflows.library': {
    scope: 'workflows',
    title: { en: 'Back to the library', de: 'Zurück zur Bibliothek' },
    keys: ['Escape'],
  },
  'workflows.search': { scope: 'workflows', title: { en: 'Search', de: 'Suchen' }, keys: ['/'] },
  'workflows.import': {
    scope: 'workflows',
    title: { en: 'Import a file', de: 'Datei importieren' },
    keys: ['i'],
    needs: ['POST /api/v1/workflows/'],
  },
  'workflows.from-picture': {
    scope: 'workflows',
    title: { en: 'Open from a picture', de: 'Aus einem Bild öffnen' },
    keys: ['p'],
  },
} as const satisfies Readonly<Record<string, Command>>;
