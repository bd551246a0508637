import { formatNumber } from '../../i18n/messages.js';

const en = {
  checked: (done: number, total: number) => `${formatNumber(done)} of ${formatNumber(total)} checked`,
  checkedAll: (total: number) => (total === 1 ? '1 checked' : `All ${formatNumber(total)} checked`),
  waiting: 'goes on when you scroll',
  stopped: 'stopped',
  stop: 'Stop',
  continue: 'Search to the end',
};

const de: typeof en = {
  checked: (done, total) => `${formatNumber(done)} von ${formatNumber(total)} angesehen`,
  checkedAll: (total) => (total === 1 ? '1 angesehen' : `Alle ${formatNumber(total)} angesehen`),
  waiting: 'geht beim Scrollen weiter',
  stopped: 'angehalten',
  stop: 'Anhalten',
  continue: 'Bis zum Ende suchen',
};

/** Texts of a search that goes picture by picture. */
export const progressMessages = { en, de };
