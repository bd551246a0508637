import type { RequestOptions } from '@x/transport/options';

import type { Action, Change, Outcome } from '../change.js';
import { unsettledBy } from '../unsettled.js';

/** Does one action. Rejects with an `InvokeError` when it cannot be done, which is its outcome. */
export type Work = (action: Action, options: RequestOptions) => Promise<Pick<Outcome, 'result' | 'status' | 'why'>>;

/** Returns a change whose actions are done one after the other. One that fails does not stop the others. */
export function planEach(actions: readonly Action[], work: Work): Change<readonly Outcome[]> {
  return {
    actions,
    async run({ signal, onProgress }) {
      const report: Outcome[] = [];
      const note = (): void => onProgress({ done: report.length, total: actions.length, report: [...report] });
      for (const action of actions) {
        signal?.throwIfAborted();
        try {
          report.push({ ...action, ...(await outcomeOf(action, work, { signal })) });
        } catch (error) {
          report.push(...(await unsettledBy(error, [action], signal)));
          note();
          throw error;
        }
        note();
      }
      return report;
    },
    outcomes: (report) => report,
  };
}

/** A server that does not respond stops the work; what it refuses is the outcome of the action. */
async function outcomeOf(
  action: Action,
  work: Work,
  options: RequestOptions,
): Promise<Pick<Outcome, 'status' | 'why'>> {
  try {
    return await work(action, options);
  } catch (error) {
    options.signal?.throwIfAborted();
    const { ConnectionError, InvokeError, TimeoutError } = await import('@x/transport/errors');
    const isRefusal =
      error instanceof InvokeError && !(error instanceof ConnectionError || error instanceof TimeoutError);
    if (!isRefusal) throw error;
    // A job whose response was lost, and that could not be searched for.
    const isUnknown = 'presence' in error && error.presence === 'unknown';
    return { status: isUnknown ? 'unknown' : 'failed', why: error.message };
  }
}
