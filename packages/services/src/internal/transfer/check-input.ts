import { InputError, printValue } from '@x/transport/errors';

import { isRecord, objectOrEmpty } from '../arguments.js';
import type { TransferInput } from './transfer-types.js';

/** Returns how items are transferred, defaults included. Throws an `InputError` for what no transfer can do. */
export function checkInput(given: TransferInput | undefined) {
  const input: TransferInput = objectOrEmpty('input', given);
  const { selection, into, journal, concurrency = 4, settleTime = 5_000, now = Date.now } = input;
  if (!(Number.isInteger(concurrency) && concurrency >= 1)) {
    throw new InputError('concurrency', `must be a positive whole number, got ${printValue(concurrency)}`);
  }
  if (!(settleTime >= 0)) {
    throw new InputError('settleTime', `must be a number of milliseconds, got ${printValue(settleTime)}`);
  }
  if (
    selection !== undefined &&
    !(isRecord(selection) && ['names', 'boards', 'query'].some((key) => key in selection))
  ) {
    throw new InputError('selection', 'must be { names }, { boards } or { query }');
  }
  if (into !== undefined && !(isRecord(into) && 'boardId' in into !== 'boardName' in into)) {
    throw new InputError('into', 'must be either { boardId } or { boardName }');
  }
  if (journal !== undefined && typeof journal.open !== 'function') {
    throw new InputError(
      'journal',
      `must be a journal, such as createJournalFolder returns, got ${printValue(journal)}`,
    );
  }
  const { workflows = selection === undefined } = input;
  return { selection, into, journal, concurrency, settleTime, now, workflows };
}
