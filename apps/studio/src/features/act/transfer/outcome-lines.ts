import type { TransferPlan, TransferReport, TransferredItem, TransferStatus } from '@x/services/transfer';

import { kindOfName } from '../../../errors/error-kind.js';
import { errorMessages } from '../../../errors/error-messages.js';
import { currentMessages, formatNumber } from '../../../i18n/messages.js';
import type { ActionLine } from '../action.js';
import { transferMessages } from './transfer-messages.js';

/** How many reasons are shown. */
const MOST = 5;
/** Statuses of items that another run attempts again. */
const AGAIN: ReadonlySet<TransferStatus> = new Set(['failed', 'unknown', 'notSent']);

/** Whether an item is to be transferred again. */
export const isToRetry = ({ status }: TransferredItem): boolean => AGAIN.has(status);

/** Returns sentences about the items that are not transferred, with the reasons of some. */
export function outcomeLines({ counts, items }: TransferPlan | TransferReport): ActionLine[] {
  const texts = currentMessages(transferMessages);
  const reasonsOf = (status: TransferStatus) => {
    const reasons = items.flatMap((it) => (it.status === status ? [reasonLine(it)] : []));
    return [...reasons.slice(0, MOST), ...(reasons.length > MOST ? [texts.more(reasons.length - MOST)] : [])];
  };
  return [
    ...(counts.present > 0 ? [texts.present(counts.present)] : []),
    ...(counts.duplicate > 0 ? [texts.duplicate(counts.duplicate)] : []),
    ...(counts.skipped > 0 ? [texts.skipped(counts.skipped), ...reasonsOf('skipped')] : []),
    ...(counts.vanished > 0 ? [texts.vanished(counts.vanished)] : []),
    ...(counts.failed > 0 ? [texts.failed(counts.failed), ...reasonsOf('failed')] : []),
  ];
}

function reasonLine({ key, reason, errorName }: TransferredItem): ActionLine {
  const text = `${key}: ${currentMessages(errorMessages).sentences[kindOfName(errorName)]}`;
  return reason === undefined ? text : { text, details: reason };
}

/** Returns a number of bytes as people read it. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB'] as const;
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return `${formatNumber(Math.round((bytes / 1_000 ** power) * 10) / 10)} ${units[power]}`;
}
