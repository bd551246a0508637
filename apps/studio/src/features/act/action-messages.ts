import { formatNumber } from '../../i18n/messages.js';
import { counted, plural } from '../../i18n/plural.js';

const pictures = (count: number) => counted(count, 'picture', 'pictures');
const bilder = (count: number) => counted(count, 'Bild', 'Bilder');
const wuerden = (count: number) => `${bilder(count)} ${plural(count, 'würde', 'würden')}`;

const en = {
  cancel: 'Cancel',
  stop: 'Stop',
  close: 'Close',
  retry: 'Retry failed',
  continue: 'Continue',
  undo: 'Undo',
  planning: 'Reading what would change',
  progress: 'Progress',
  stopped: 'It stopped before its end.',
  resumes: 'It goes on as soon as the server is reached again.',
  final: 'This cannot be undone.',
  move: (board: string) => `Move to ${board}`,
  moveCount: (count: number) => `Move ${pictures(count)}`,
  unboard: 'Take off the board',
  moveBack: 'Move back',
  moveBackCount: (count: number) => `Move ${pictures(count)} back`,
  moves: (count: number, requests: number) =>
    `${pictures(count)} would be moved, in ${counted(requests, 'request', 'requests')}.`,
  moved: (count: number) => `${pictures(count)} moved.`,
  star: 'Star',
  starCount: (count: number) => `Star ${pictures(count)}`,
  unstar: 'Remove star',
  unstarCount: (count: number) => (count === 1 ? 'Remove 1 star' : `Remove ${formatNumber(count)} stars`),
  stars: (count: number) => `${pictures(count)} would be changed.`,
  starred: (count: number) => `${pictures(count)} changed.`,
  delete: 'Delete for good',
  deleteCount: (count: number) => `Delete ${pictures(count)}`,
  deletes: (count: number) => `${pictures(count)} would be deleted for good.`,
  deleted: (count: number) => `${pictures(count)} deleted.`,
  failed: (count: number) => `${pictures(count)} failed.`,
  gone: (count: number) => `${pictures(count)} did not exist any more.`,
  noBoard: 'no board',
  searchBoards: 'Search boards',
  noSuchBoard: 'No such board',
};

const de: typeof en = {
  cancel: 'Abbrechen',
  stop: 'Anhalten',
  close: 'Schließen',
  retry: 'Fehlgeschlagene wiederholen',
  continue: 'Fortsetzen',
  undo: 'Rückgängig machen',
  planning: 'Es wird gelesen, was sich ändern würde',
  progress: 'Fortschritt',
  stopped: 'Es ist vor dem Ende angehalten.',
  resumes: 'Es geht weiter, sobald der Server wieder erreichbar ist.',
  final: 'Das kann nicht rückgängig gemacht werden.',
  move: (board) => `Verschieben nach ${board}`,
  moveCount: (count) => `${bilder(count)} verschieben`,
  unboard: 'Vom Board nehmen',
  moveBack: 'Zurückverschieben',
  moveBackCount: (count) => `${bilder(count)} zurückverschieben`,
  moves: (count, requests) => `${wuerden(count)} verschoben, in ${counted(requests, 'Anfrage', 'Anfragen')}.`,
  moved: (count) => `${bilder(count)} verschoben.`,
  star: 'Markieren',
  starCount: (count) => `${bilder(count)} markieren`,
  unstar: 'Markierung entfernen',
  unstarCount: (count) => (count === 1 ? '1 Markierung entfernen' : `${formatNumber(count)} Markierungen entfernen`),
  stars: (count) => `${wuerden(count)} geändert.`,
  starred: (count) => `${bilder(count)} geändert.`,
  delete: 'Endgültig löschen',
  deleteCount: (count) => `${bilder(count)} löschen`,
  deletes: (count) => `${wuerden(count)} endgültig gelöscht.`,
  deleted: (count) => `${bilder(count)} gelöscht.`,
  failed: (count) => `${bilder(count)} fehlgeschlagen.`,
  gone: (count) => `${bilder(count)} gab es nicht mehr.`,
  noBoard: 'kein Board',
  searchBoards: 'Boards suchen',
  noSuchBoard: 'Kein solches Board',
};

/** Texts of actions on many items. */
export const actionMessages = { en, de };
