import type { Command } from '../../commands/command.js';

/** Commands of the gallery. */
export const galleryCommands = {
  'gallery.select-all': { scope: 'gallery', title: { en: 'Select all', de: 'Alle auswählen' }, keys: ['$mod+a'] },
  'gallery.invert': { scope: 'gallery', title: { en: 'Invert selection', de: 'Auswahl umkehren' }, keys: ['$mod+i'] },
  'gallery.select-none': { scope: 'gallery', title: { en: 'Select none', de: 'Auswahl aufheben' }, keys: ['Escape'] },
  'gallery.boards': {
    scope: 'gallery',
    title: { en: 'Show or hide boards', de: 'Boards zeigen oder verbergen' },
    keys: ['Shift+b'],
  },
  'gallery.larger': {
    scope: 'gallery',
    title: { en: 'Larger pictures', de: 'Größere Bilder' },
    keys: ['+', 'Shift++', '='],
  },
  'gallery.smaller': { scope: 'gallery', title: { en: 'Smaller pictures', de: 'Kleinere Bilder' }, keys: ['-'] },
  'gallery.justified': {
    scope: 'gallery',
    title: { en: 'Whole pictures or squares', de: 'Ganze Bilder oder Quadrate' },
    keys: ['l'],
  },
  'gallery.refresh': { scope: 'gallery', title: { en: 'Read again', de: 'Neu lesen' }, keys: ['r'] },
} as const satisfies Readonly<Record<string, Command>>;
