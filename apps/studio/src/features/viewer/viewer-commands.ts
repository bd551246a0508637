import type { Command } from '../../commands/command.js';

/** Commands of the viewer. */
export const viewerCommands = {
  'viewer.next': { scope: 'viewer', title: { en: 'Next picture', de: 'Nächstes Bild' }, keys: ['ArrowRight', 'j'] },
  'viewer.previous': {
    scope: 'viewer',
    title: { en: 'Previous picture', de: 'Vorheriges Bild' },
    keys: ['ArrowLeft', 'k'],
  },
  'viewer.close': { scope: 'viewer', title: { en: 'Back to the gallery', de: 'Zurück zur Galerie' }, keys: ['Escape'] },
  'viewer.larger': { scope: 'viewer', title: { en: 'Zoom in', de: 'Vergrößern' }, keys: ['+', 'Shift++', '='] },
  'viewer.smaller': { scope: 'viewer', title: { en: 'Zoom out', de: 'Verkleinern' }, keys: ['-'] },
  'viewer.fit': { scope: 'viewer', title: { en: 'Whole picture', de: 'Ganzes Bild' }, keys: ['0'] },
  'viewer.actual-size': { scope: 'viewer', title: { en: 'Actual size', de: 'Originalgröße' }, keys: ['1'] },
  'viewer.compare': {
    scope: 'viewer',
    title: { en: 'Compare with the next picture', de: 'Mit dem nächsten Bild vergleichen' },
    keys: ['c'],
  },
  'viewer.details': { scope: 'viewer', title: { en: 'Details', de: 'Einzelheiten' }, keys: ['i'] },
  'viewer.workflow': {
    scope: 'viewer',
    title: { en: 'Workflow beside the metadata', de: 'Workflow neben den Metadaten' },
    keys: ['v'],
  },
  'viewer.open-workflow': {
    scope: 'viewer',
    title: { en: 'Open as workflow', de: 'Als Workflow öffnen' },
    keys: ['w'],
  },
  'viewer.download': { scope: 'viewer', title: { en: 'Download', de: 'Herunterladen' }, keys: ['d'] },
  'viewer.copy-prompt': { scope: 'viewer', title: { en: 'Copy prompt', de: 'Prompt kopieren' }, keys: ['p'] },
  'viewer.copy-seed': { scope: 'viewer', title: { en: 'Copy seed', de: 'Seed kopieren' }, keys: ['s'] },
} as const satisfies Readonly<Record<string, Command>>;
