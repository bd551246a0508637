import { formatNumber } from '../../i18n/messages.js';

const items = (count: number) => (count === 1 ? '1 item' : `${formatNumber(count)} items`);
const dinge = (count: number) => (count === 1 ? '1 Eintrag' : `${formatNumber(count)} Einträge`);

const en = {
  run: 'Do it',
  cancel: 'Cancel',
  stop: 'Stop',
  close: 'Close',
  retry: 'Retry failed',
  continue: 'Continue',
  undo: 'Undo',
  planning: 'Reading what would change',
  progress: 'Progress',
  stopped: (reason: string) => `It stopped half-way: ${reason}`,
  resumes: 'It goes on as soon as the server is reached again.',
  final: 'This cannot be undone.',
  move: (board: string) => `Move to ${board}`,
  moveBack: 'Move back',
  moves: (count: number, requests: number) => `${items(count)} would be moved, in ${formatNumber(requests)} requests.`,
  moved: (count: number) => `${items(count)} moved.`,
  star: 'Star',
  unstar: 'Remove star',
  stars: (count: number) => `${items(count)} would be changed.`,
  starred: (count: number) => `${items(count)} changed.`,
  delete: 'Delete for good',
  deletes: (count: number) => `${items(count)} would be deleted for good.`,
  deleted: (count: number) => `${items(count)} deleted.`,
  failed: (count: number) => `${items(count)} failed.`,
  gone: (count: number) => `${items(count)} did not exist any more.`,
  noBoard: 'no board',
  searchBoards: 'Search boards',
  noSuchBoard: 'No such board',
};

const de: typeof en = {
  run: 'Ausführen',
  cancel: 'Abbrechen',
  stop: 'Anhalten',
  close: 'Schließen',
  retry: 'Fehlgeschlagene wiederholen',
  continue: 'Fortsetzen',
  undo: 'Rückgängig machen',
  planning: 'Es wird gelesen, was sich ändern würde',
  progress: 'Fortschritt',
  stopped: (reason) => `Auf halbem Weg angehalten: ${reason}`,
  resumes: 'Es geht weiter, sobald der Server wieder erreichbar ist.',
  final: 'Das kann nicht rückgängig gemacht werden.',
  move: (board) => `Verschieben nach ${board}`,
  moveBack: 'Zurückverschieben',
  moves: (count, requests) => `${dinge(count)} würden verschoben, in ${formatNumber(requests)} Anfragen.`,
  moved: (count) => `${dinge(count)} verschoben.`,
  star: 'Markieren',
  unstar: 'Markierung entfernen',
  stars: (count) => `${dinge(count)} würden geändert.`,
  starred: (count) => `${dinge(count)} geändert.`,
  delete: 'Endgültig löschen',
  deletes: (count) => `${dinge(count)} würden endgültig gelöscht.`,
  deleted: (count) => `${dinge(count)} gelöscht.`,
  failed: (count) => `${dinge(count)} fehlgeschlagen.`,
  gone: (count) => `${dinge(count)} gab es nicht mehr.`,
  noBoard: 'kein Board',
  searchBoards: 'Boards suchen',
  noSuchBoard: 'Kein solches Board',
};

/** Texts of actions on many items. */
export const actionMessages = { en, de };
