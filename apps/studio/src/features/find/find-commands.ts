import type { Command } from '../../commands/command.js';

/** Commands that say what the gallery shows. */
export const findCommands = {
  'gallery.search': { scope: 'gallery', title: { en: 'Search', de: 'Suchen' }, keys: ['/'] },
  'gallery.conditions': {
    scope: 'gallery',
    title: { en: 'Show or hide conditions', de: 'Bedingungen zeigen oder verbergen' },
    keys: ['e'],
  },
  'gallery.clear-filter': {
    scope: 'gallery',
    title: { en: 'Clear the filter', de: 'Filter aufheben' },
    keys: ['Backspace'],
  },
  'gallery.saved-filters': {
    scope: 'gallery',
    title: { en: 'Saved filters', de: 'Gespeicherte Filter' },
    keys: ['Shift+s'],
  },
  'gallery.search-on': {
    scope: 'gallery',
    title: { en: 'Stop or continue the search', de: 'Suche anhalten oder fortsetzen' },
    keys: ['x'],
  },
  'gallery.order': {
    scope: 'gallery',
    title: { en: 'Newest or oldest first', de: 'Neueste oder älteste zuerst' },
    keys: ['o'],
  },
  'gallery.kind': {
    scope: 'gallery',
    title: { en: 'Next kind: all, images, videos, assets', de: 'Nächste Art: alle, Bilder, Videos, Vorlagen' },
    keys: ['t'],
  },
  'gallery.starred-first': {
    scope: 'gallery',
    title: { en: 'Starred first, or not', de: 'Markierte zuerst, oder nicht' },
    keys: ['f'],
  },
} as const satisfies Readonly<Record<string, Command>>;
