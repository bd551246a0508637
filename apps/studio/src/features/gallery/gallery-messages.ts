import type { Image } from '@x/models/image';

import { formatNumber } from '../../i18n/messages.js';

const en = {
  title: 'Gallery',
  count: (count: number) => (count === 1 ? '1 picture' : `${formatNumber(count)} pictures`),
  selected: (selected: number, count: number) => `${formatNumber(selected)} of ${formatNumber(count)} selected`,
  cell: (index: number, count: number, image: Image | undefined) =>
    [`Picture ${index + 1} of ${count}`, image && `${image.width} × ${image.height}`, image?.starred && 'starred']
      .filter(Boolean)
      .join(', '),
  empty: 'There is nothing here yet.',
  dropHere: 'Drop files here to upload them.',
  noMatches: 'Nothing matches this filter.',
  failed: 'The gallery could not be read.',
  again: 'Try again',
  days: 'Day',
  size: 'Size of the pictures',
  dragged: (count: number) => (count === 1 ? '1 picture' : `${formatNumber(count)} pictures`),
  upload: 'Upload files',
};

const de: typeof en = {
  title: 'Galerie',
  count: (count) => (count === 1 ? '1 Bild' : `${formatNumber(count)} Bilder`),
  selected: (selected, count) => `${formatNumber(selected)} von ${formatNumber(count)} ausgewählt`,
  cell: (index, count, image) =>
    [`Bild ${index + 1} von ${count}`, image && `${image.width} × ${image.height}`, image?.starred && 'markiert']
      .filter(Boolean)
      .join(', '),
  empty: 'Hier ist noch nichts.',
  dropHere: 'Legen Sie Dateien hier ab, um sie hochzuladen.',
  noMatches: 'Nichts passt zu diesem Filter.',
  failed: 'Die Galerie konnte nicht gelesen werden.',
  again: 'Noch einmal versuchen',
  days: 'Tag',
  size: 'Größe der Bilder',
  dragged: (count) => (count === 1 ? '1 Bild' : `${formatNumber(count)} Bilder`),
  upload: 'Dateien hochladen',
};

/** Texts of the gallery. */
export const galleryMessages = { en, de };
