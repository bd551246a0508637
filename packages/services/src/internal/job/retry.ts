import type { QueueItem } from '@x/models/queue-item';
import { InvokeError, mayHaveHappened } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import { JobGoneError, NotRetriedError } from '../../errors.js';
import { chunks } from '../chunks.js';
import { isInternalError } from '../unreachable.js';
import { type RecoverOptions, recover } from './command/recover.js';
import { identityOf, isSameJob } from './identity.js';
import type { JobStores } from './job-stores.js';
import type { Item } from './tracked-item.js';

/**
 * Puts items on the queue again and returns the new ones by the ids of the old, which the response does not have. Items
 * that neither failed nor were canceled are left out, and those for which the queue is full. When the response is lost
 * the new ones are searched for, and the request is not repeated.
 */
export async function retryItems(
  store: JobStores['queueItems'],
  items: readonly Item[],
  { recoveryTimeout, maxOutage, onUnreachable, ...options }: RecoverOptions & RequestOptions,
): Promise<Map<number, QueueItem>> {
  const ids = items.map(({ id }) => id);
  const search = { firsts: await firstsOf(store, items, options), above: await newestOf(store, options) };
  let isDone = false;
  try {
    const { retried_item_ids } = await store.retryMany(ids, options);
    if (retried_item_ids.length === 0) return new Map();
    isDone = true;
    return await findRetried(store, search, options);
  } catch (error) {
    const { signal } = options;
    signal?.throwIfAborted();
    // Once it is done, a search that was not sent says nothing of it.
    if (!InvokeError.isInstance(error) || !(isDone || mayHaveHappened(error))) throw error;
    const find = async (): Promise<Map<number, QueueItem> | undefined> => {
      const found = await findRetried(store, search, { signal });
      return found.size > 0 ? found : undefined;
    };
    const isRefusal = !isDone && isInternalError(error);
    const times = { recoveryTimeout: isRefusal ? 0 : recoveryTimeout, maxOutage };
    const found = await recover(find, { ...times, onUnreachable, signal });
    if (typeof found === 'object') return found;
    throw isRefusal && found === 'missing' ? error : new NotRetriedError(ids, error, found);
  }
}

interface Search {
  /** The old items, by the id of the first of each one's retries. */
  readonly firsts: ReadonlyMap<number, QueueItem>;
  /** The newest id before the retry. */
  readonly above: number;
}

async function firstsOf(store: JobStores['queueItems'], items: readonly Item[], options: RequestOptions) {
  const firsts = new Map<number, QueueItem>();
  const identities = new Map(items.map(({ id, identity }) => [id, identity]));
  for (const chunk of chunks([...identities.keys()], 100)) {
    for (const item of await store.getMany(chunk, options)) {
      const [expected, found] = [identities.get(item.item_id), identityOf(item)];
      if (expected && !isSameJob(expected, found)) throw new JobGoneError(item.item_id, { expected, found });
      firsts.set(item.retried_from_item_id ?? item.item_id, item);
    }
  }
  return firsts;
}

const newestOf = async (store: JobStores['queueItems'], options: RequestOptions): Promise<number> =>
  Math.max(0, ...(await store.ids({ order_dir: 'DESC' }, options)).item_ids);

/** A retry has the batch of its original. */
async function findRetried(
  store: JobStores['queueItems'],
  { firsts, above }: Search,
  options: RequestOptions,
): Promise<Map<number, QueueItem>> {
  const { item_ids } = await store.ids({ order_dir: 'DESC' }, options);
  const newer = item_ids.filter((id) => id > above).sort((a, b) => a - b);
  const found = new Map<number, QueueItem>();
  for (const chunk of chunks(newer, 100)) {
    for (const item of await store.getMany(chunk, options)) {
      const old = firsts.get(item.retried_from_item_id ?? 0);
      if (old?.batch_id === item.batch_id && !found.has(old.item_id)) found.set(old.item_id, item);
    }
    if (found.size === firsts.size) break;
  }
  return found;
}
