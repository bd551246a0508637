import { formatNumber } from '../../i18n/messages.js';

const counted = (count: number, one: string, more = `${one}s`) => `${formatNumber(count)} ${count === 1 ? one : more}`;

const en = {
  title: 'Boards',
  split: 'Split off',
  splitOf: (name: string) => `Split off a part of ${name}`,
  splitFilter: 'What goes to the other board',
  splitHint: 'Words and conditions, as in the search of the gallery.',
  splitName: 'Name of the other board',
  splitOn: 'Continue',
  splits: (count: number, name: string) => `${counted(count, 'item')} would be moved to ${name}.`,
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
  mergeInto: (source: string, target: string) => `Merge ${source} into ${target}`,
  duplicate: 'Duplicate',
  copyName: (name: string) => `${name} (copy)`,
  delete: 'Delete, keep the pictures',
  destroy: 'Delete with all pictures',
  counts: (images: number, assets: number, videos: number) =>
    [counted(images, 'image'), assets > 0 && counted(assets, 'asset'), videos > 0 && counted(videos, 'video')]
      .filter(Boolean)
      .join(', '),
  merges: (count: number) => `${counted(count, 'item')} would be moved, and the empty board deleted.`,
  merged: (count: number) => `${counted(count, 'item')} moved.`,
  kept: (reason: string) => `The board was kept: ${reason}.`,
  copies: (count: number) => `${counted(count, 'item')} would be copied.`,
  copied: (count: number) => `${counted(count, 'item')} copied.`,
  failed: (count: number) => `${counted(count, 'item')} failed.`,
  deletes: (count: number) => `The board would be deleted. Its ${counted(count, 'item')} stay, on no board.`,
  deleted: (count: number) => `The board is deleted. ${counted(count, 'item')} are on no board now.`,
  destroys: (count: number) => `The board and its ${counted(count, 'item')} would be deleted for good.`,
  destroyed: (count: number) => `The board and ${counted(count, 'item')} are deleted.`,
};

const de: typeof en = {
  title: 'Boards',
  split: 'Teil abtrennen',
  splitOf: (name) => `Einen Teil von ${name} abtrennen`,
  splitFilter: 'Was auf das andere Board kommt',
  splitHint: 'Wörter und Bedingungen, wie in der Suche der Galerie.',
  splitName: 'Name des anderen Boards',
  splitOn: 'Weiter',
  splits: (count, name) => `${formatNumber(count)} Einträge würden nach ${name} verschoben.`,
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
  mergeInto: (source, target) => `${source} mit ${target} vereinen`,
  duplicate: 'Duplizieren',
  copyName: (name) => `${name} (Kopie)`,
  delete: 'Löschen, Bilder behalten',
  destroy: 'Mit allen Bildern löschen',
  counts: (images, assets, videos) =>
    [
      counted(images, 'Bild', 'Bilder'),
      assets > 0 && counted(assets, 'Vorlage', 'Vorlagen'),
      videos > 0 && counted(videos, 'Video', 'Videos'),
    ]
      .filter(Boolean)
      .join(', '),
  merges: (count) => `${formatNumber(count)} Einträge würden verschoben, und das leere Board gelöscht.`,
  merged: (count) => `${counted(count, 'Eintrag', 'Einträge')} verschoben.`,
  kept: (reason) => `Das Board wurde behalten: ${reason}.`,
  copies: (count) => `${formatNumber(count)} Einträge würden kopiert.`,
  copied: (count) => `${counted(count, 'Eintrag', 'Einträge')} kopiert.`,
  failed: (count) => `${counted(count, 'Eintrag', 'Einträge')} fehlgeschlagen.`,
  deletes: (count) => `Das Board würde gelöscht. Seine ${formatNumber(count)} Einträge bleiben, auf keinem Board.`,
  deleted: (count) => `Das Board ist gelöscht. ${formatNumber(count)} Einträge sind nun auf keinem Board.`,
  destroys: (count) => `Das Board und seine ${formatNumber(count)} Einträge würden endgültig gelöscht.`,
  destroyed: (count) => `Das Board und ${formatNumber(count)} Einträge sind gelöscht.`,
};

/** Texts of the boards. */
export const boardMessages = { en, de };
