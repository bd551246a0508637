import type { QueueItem } from '@x/models/queue-item';

import type { LoadedClient } from '../../app/load-client.js';
import { currentMessages } from '../../i18n/messages.js';
import type { Action, ActionPlan } from '../act/action.js';
import { jobMessages } from './job-messages.js';
import { isEnded } from './queue/job-state.js';
import { toRetry } from './queue/to-retry.js';

/** How many items are in one request. */
const CHUNK = 500;

/**
 * Returns the action that puts the failed and canceled items of a batch on the queue again. One that is there again
 * already, or has been, is left out: the server would run it twice.
 */
export function retryAction({ repositories }: LoadedClient, title: string, ids: readonly number[]): Action {
  const texts = currentMessages(jobMessages);
  let left: number[] = [];
  let retried = 0;
  return {
    title,
    async plan(signal) {
      const items: QueueItem[] = [];
      for (let start = 0; start < ids.length; start += CHUNK) {
        items.push(...(await repositories.queueItems.getMany(ids.slice(start, start + CHUNK), { signal })));
      }
      left = toRetry(items);
      return planOf(left.length, texts.retries, texts.retryCount);
    },
    async run({ signal, onProgress }) {
      const total = left.length;
      while (left.length > 0) {
        signal.throwIfAborted();
        // Taken before the request: an item whose response is lost may be on the queue, and is not sent again.
        const result = await repositories.queueItems.retryMany(left.splice(0, CHUNK), { signal });
        retried += result.retried_item_ids.length;
        onProgress({ done: total - left.length, total });
      }
      return { lines: [texts.retried(retried)] };
    },
  };
}

/** Returns the action that cancels everything that waits for its turn. */
export function cancelPendingAction({ repositories }: LoadedClient, title: string): Action {
  const texts = currentMessages(jobMessages);
  return {
    title,
    async plan(signal) {
      const { queue } = await repositories.queue.status({ signal });
      return planOf(queue.pending, texts.cancels, texts.cancelCount);
    },
    async run({ signal }) {
      const { canceled } = await repositories.queue.cancelAllExceptCurrent({ signal });
      return { lines: [texts.canceledCount(canceled)] };
    },
  };
}

/** Returns the action that deletes the items that have ended. Their images are kept. */
export function clearAction({ repositories }: LoadedClient, title: string): Action {
  const texts = currentMessages(jobMessages);
  return {
    title,
    isFinal: true,
    async plan(signal) {
      const { queue } = await repositories.queue.status({ signal });
      const counts = Object.entries(queue).filter(([status]) => isEnded(status));
      const count = counts.reduce((sum, [, each]) => sum + Number(each), 0);
      return planOf(count, texts.clears, texts.clearCount);
    },
    async run({ signal }) {
      const { deleted } = await repositories.queue.prune({ signal });
      return { lines: [texts.cleared(deleted)] };
    },
  };
}

type CountText = (count: number) => string;

/** Returns the plan for some jobs. For none there is nothing to start. */
const planOf = (count: number, line: CountText, confirm: CountText): ActionPlan => ({
  lines: [line(count)],
  confirm: count > 0 ? confirm(count) : undefined,
});
