import { counted, plural } from '../../i18n/plural.js';

const items = (count: number) => counted(count, 'item', 'items');
const eintraege = (count: number) => counted(count, 'Eintrag', 'Einträge');

const en = {
  title: 'Boards',
  split: 'Split off',
  splitOf: (name: string) => `Split off a part of ${name}`,
  splitFilter: 'What goes to the other board',
  splitHint: 'Words and conditions, as in the search of the gallery.',
  splitName: 'Name of the other board',
  splitOn: 'Continue',
  moveCount: (count: number) => `Move ${items(count)}`,
  splits: (count: number, name: string) => `${items(count)} would be moved to ${name}.`,
  archived: 'archived',
  none: 'There are no boards yet.',
  create: 'New board',
  name: 'Name of the board',
  save: 'Save',
  cancel: 'Cancel',
  actions: (name: string) => `Actions for ${name}`,
  rename: 'Rename',
  archive: 'Archive',
  restore: 'Take out of the archive',
  merge: 'Merge into another board',
  mergeBoards: 'Merge the boards',
  mergeInto: (source: string, target: string) => `Merge ${source} into ${target}`,
  duplicate: 'Duplicate',
  duplicateBoard: 'Duplicate the board',
  copyName: (name: string) => `${name} (copy)`,
  delete: 'Delete, keep the pictures',
  deleteBoard: 'Delete the board',
  destroy: 'Delete with all pictures',
  destroyCount: (count: number) => `Delete the board and ${items(count)}`,
  counts: (images: number, assets: number, videos: number) =>
    [
      counted(images, 'image', 'images'),
      assets > 0 && counted(assets, 'asset', 'assets'),
      videos > 0 && counted(videos, 'video', 'videos'),
    ]
      .filter(Boolean)
      .join(', '),
  merges: (count: number) => `${items(count)} would be moved, and the empty board deleted.`,
  merged: (count: number) => `${items(count)} moved.`,
  kept: (reason: string) => `The board was kept: ${reason}.`,
  copies: (count: number) => `${items(count)} would be copied.`,
  copied: (count: number) => `${items(count)} copied.`,
  failed: (count: number) => `${items(count)} failed.`,
  deletes: (count: number) =>
    `The board would be deleted. Its ${items(count)} ${plural(count, 'stays', 'stay')}, on no board.`,
  deleted: (count: number) => `The board is deleted. ${items(count)} ${plural(count, 'is', 'are')} on no board now.`,
  destroys: (count: number) => `The board and its ${items(count)} would be deleted for good.`,
  destroyed: (count: number) => `The board and ${items(count)} are deleted.`,
};

const de: typeof en = {
  title: 'Boards',
  split: 'Teil abtrennen',
  splitOf: (name) => `Einen Teil von ${name} abtrennen`,
  splitFilter: 'Was auf das andere Board kommt',
  splitHint: 'Wörter und Bedingungen, wie in der Suche der Galerie.',
  splitName: 'Name des anderen Boards',
  splitOn: 'Weiter',
  moveCount: (count) => `${eintraege(count)} verschieben`,
  splits: (count, name) => `${eintraege(count)} ${plural(count, 'würde', 'würden')} nach ${name} verschoben.`,
  archived: 'archiviert',
  none: 'Es gibt noch keine Boards.',
  create: 'Neues Board',
  name: 'Name des Boards',
  save: 'Speichern',
  cancel: 'Abbrechen',
  actions: (name) => `Aktionen für ${name}`,
  rename: 'Umbenennen',
  archive: 'Archivieren',
  restore: 'Aus dem Archiv holen',
  merge: 'Mit einem anderen Board vereinen',
  mergeBoards: 'Boards vereinen',
  mergeInto: (source, target) => `${source} mit ${target} vereinen`,
  duplicate: 'Duplizieren',
  duplicateBoard: 'Board duplizieren',
  copyName: (name) => `${name} (Kopie)`,
  delete: 'Löschen, Bilder behalten',
  deleteBoard: 'Board löschen',
  destroy: 'Mit allen Bildern löschen',
  destroyCount: (count) => `Board und ${eintraege(count)} löschen`,
  counts: (images, assets, videos) =>
    [
      counted(images, 'Bild', 'Bilder'),
      assets > 0 && counted(assets, 'Vorlage', 'Vorlagen'),
      videos > 0 && counted(videos, 'Video', 'Videos'),
    ]
      .filter(Boolean)
      .join(', '),
  merges: (count) =>
    `${eintraege(count)} ${plural(count, 'würde', 'würden')} verschoben, und das leere Board gelöscht.`,
  merged: (count) => `${eintraege(count)} verschoben.`,
  kept: (reason) => `Das Board wurde behalten: ${reason}.`,
  copies: (count) => `${eintraege(count)} ${plural(count, 'würde', 'würden')} kopiert.`,
  copied: (count) => `${eintraege(count)} kopiert.`,
  failed: (count) => `${eintraege(count)} fehlgeschlagen.`,
  deletes: (count) =>
    `Das Board würde gelöscht. ${plural(count, 'Sein', 'Seine')} ${eintraege(count)} ${plural(count, 'bleibt', 'bleiben')}, auf keinem Board.`,
  deleted: (count) =>
    `Das Board ist gelöscht. ${eintraege(count)} ${plural(count, 'ist', 'sind')} nun auf keinem Board.`,
  destroys: (count) => `Das Board und ${plural(count, 'sein', 'seine')} ${eintraege(count)} würden endgültig gelöscht.`,
  destroyed: (count) => `Das Board und ${eintraege(count)} sind gelöscht.`,
};

/** Texts of the boards. */
export const boardMessages = { en, de };
