import type { RequestOptions } from '@x/transport/options';

import type { Action, Change, Outcome } from '../change.js';
import { unsettledBy } from '../unsettled.js';

/** What a request for several items has done. What is in neither list is gone. */
interface BatchResult {
  readonly done: readonly string[];
  readonly failed: readonly string[];
}

/** Changes at most a thousand items of one kind. */
export type BatchRequest = (names: readonly string[], options: RequestOptions) => Promise<BatchResult>;

const LARGEST = 1_000;

/** Returns a change of items that the server changes by the thousand. Images are sent before videos. */
export function planBatches(
  actions: readonly Action[],
  requests: Readonly<Record<'image' | 'video', BatchRequest>>,
): Change<readonly Outcome[]> {
  return {
    actions,
    async run({ signal, onProgress }) {
      const report: Outcome[] = [];
      const note = (): void => onProgress({ done: report.length, total: actions.length, report: [...report] });
      for (const kind of ['image', 'video'] as const) {
        const pending = actions.filter((action) => action.kind === kind);
        for (let at = 0; at < pending.length; at += LARGEST) {
          note();
          signal?.throwIfAborted();
          const batch = pending.slice(at, at + LARGEST);
          try {
            report.push(...(await send(batch, requests[kind], { signal })));
          } catch (error) {
            report.push(...(await unsettledBy(error, batch, signal)));
            note();
            throw error;
          }
        }
      }
      note();
      return report;
    },
    outcomes: (report) => report,
  };
}

async function send(batch: readonly Action[], request: BatchRequest, options: RequestOptions): Promise<Outcome[]> {
  const { done, failed } = await request(
    batch.map(({ name }) => name),
    options,
  );
  const [isDone, hasFailed] = [new Set(done), new Set(failed)];
  return batch.map((action) => {
    if (isDone.has(action.name)) return { ...action, status: 'done' };
    if (hasFailed.has(action.name)) return { ...action, status: 'failed', why: 'the server did not do it' };
    return { ...action, status: 'gone', why: 'there is no such item' };
  });
}
