import type { Command } from '../../commands/command.js';

/** Commands of the jobs. */
export const jobCommands = {
  'jobs.next': { scope: 'jobs', title: { en: 'Next', de: 'Nächster' }, keys: ['j'] },
  'jobs.previous': { scope: 'jobs', title: { en: 'Previous', de: 'Vorheriger' }, keys: ['k'] },
  'jobs.cancel': {
    scope: 'jobs',
    title: { en: 'Cancel', de: 'Abbrechen' },
    keys: ['x', 'Delete'],
    needs: ['PUT /api/v1/queue/{queue_id}/i/{item_id}/cancel'],
  },
  'jobs.retry': {
    scope: 'jobs',
    title: { en: 'Retry', de: 'Wiederholen' },
    keys: ['r'],
    needs: ['PUT /api/v1/queue/{queue_id}/retry_items_by_id'],
  },
  'jobs.view': {
    scope: 'jobs',
    title: { en: 'Job by job, or by batch', de: 'Einzeln oder nach Stapel' },
    keys: ['v'],
  },
  'jobs.span': {
    scope: 'jobs',
    title: { en: 'Chart of an hour or a day', de: 'Diagramm einer Stunde oder eines Tages' },
    keys: ['h'],
  },
  'jobs.pause': {
    scope: 'jobs',
    title: { en: 'Pause or resume', de: 'Anhalten oder fortsetzen' },
    keys: ['p'],
    needs: ['PUT /api/v1/queue/{queue_id}/processor/pause'],
  },
  'jobs.cancel-pending': {
    scope: 'jobs',
    title: { en: 'Cancel all that wait', de: 'Alle wartenden abbrechen' },
    keys: ['Shift+x'],
    needs: ['PUT /api/v1/queue/{queue_id}/cancel_all_except_current'],
  },
  'jobs.clear': {
    scope: 'jobs',
    title: { en: 'Clear finished', de: 'Beendete entfernen' },
    keys: ['c'],
    needs: ['PUT /api/v1/queue/{queue_id}/prune'],
  },
  'jobs.older': { scope: 'jobs', title: { en: 'Read older batches', de: 'Ältere Stapel lesen' }, keys: ['o'] },
} as const satisfies Readonly<Record<string, Command>>;
