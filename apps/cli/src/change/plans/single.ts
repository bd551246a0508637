import type { RequestOptions } from '@x/transport/options';

import type { Action, Change, Outcome } from '../change.js';

/** Returns a change of one action. `work` returns what there is then, such as the id of a new board. */
export function planSingle(
  action: Action,
  work: (options: RequestOptions) => Promise<Pick<Outcome, 'result' | 'why'>>,
): Change<readonly Outcome[]> {
  return {
    actions: [action],
    async run({ signal }) {
      const { result, why } = await work({ signal });
      return [{ ...action, status: 'done', result, why }];
    },
    outcomes: (report) => report,
  };
}
