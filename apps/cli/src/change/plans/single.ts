import type { RequestOptions } from '@x/transport/options';

import type { Action, Change, Outcome } from '../change.js';
import { unsettledBy } from '../unsettled.js';

/** Returns a change of one action. `work` returns what there is then, such as the id of a new board. */
export function planSingle(
  action: Action,
  work: (options: RequestOptions) => Promise<Pick<Outcome, 'result' | 'why'>>,
): Change<readonly Outcome[]> {
  return {
    actions: [action],
    async run({ signal, onProgress }) {
      signal?.throwIfAborted();
      try {
        const { result, why } = await work({ signal });
        return [{ ...action, status: 'done', result, why }];
      } catch (error) {
        // Of one action the error itself says what is known.
        if (signal?.aborted) onProgress({ done: 0, total: 1, report: await unsettledBy(error, [action], signal) });
        throw error;
      }
    },
    outcomes: (report) => report,
  };
}
