import { useMutation, useQueryClient } from '@tanstack/react-query';
import { mayHaveHappened } from '@x/transport/errors';
import { useRef } from 'react';

import { announce } from '../../app/announce.js';
import { useLoadedClient } from '../../app/client-context.js';
import { commands } from '../../commands/command-table.js';
import { useCommands } from '../../commands/registry.js';
import { useMessages } from '../../i18n/messages.js';
import { settings } from '../../settings/settings.js';
import { shownAction } from '../act/action.js';
import { cancelPendingAction, clearAction, retryAction } from './job-actions.js';
import { jobMessages } from './job-messages.js';
import type { BatchHistory } from './queue/batches.js';
import { isEnded, isRetriable } from './queue/job-state.js';
import type { Queue } from './queue/use-queue.js';

/** What is chosen: one item, one batch, or nothing. */
export interface Chosen {
  readonly id: number | undefined;
  readonly batch: BatchHistory | undefined;
}

/** Lets the commands work on the queue and on what is chosen, and returns why the last one failed. */
export function useJobCommands(queue: Queue, { id, batch }: Chosen): Error | null {
  const texts = useMessages(jobMessages);
  const client = useLoadedClient();
  const queries = useQueryClient();
  const { queue: queueRepository, queueItems } = client.repositories;
  const change = useMutation({
    mutationFn: (request: () => Promise<unknown>) => request(),
    onSettled: () => queries.invalidateQueries({ queryKey: ['queue'] }),
  });
  const retried = useRef(new Set<number>());
  const titleOf = (command: 'jobs.retry' | 'jobs.cancel-pending' | 'jobs.clear') =>
    commands[command].title[settings.get().locale];
  const item = id === undefined ? undefined : queue.items.get(id);
  const cancel = () => {
    if (batch) change.mutate(() => queueRepository.cancelBatches([batch.batchId]));
    else if (item) change.mutate(() => queueItems.cancel(item.item_id));
  };
  const retry = () => {
    if (batch) {
      const ids = batch.items.map(({ item_id }) => item_id);
      shownAction.set(retryAction(client, `${titleOf('jobs.retry')}: ${texts.batchName(batch.batchId)}`, ids));
    } else if (item) retryOne(item.item_id);
  };
  // The server runs an item as often as it is sent.
  const retryOne = (itemId: number) => {
    if (retried.current.has(itemId)) return announce(texts.retriedBefore);
    retried.current.add(itemId);
    change.mutate(async () => {
      try {
        const { retried_item_ids } = await queueItems.retryMany([itemId]);
        announce(texts.retried(retried_item_ids.length));
      } catch (error) {
        if (!mayHaveHappened(error)) retried.current.delete(itemId);
        throw error;
      }
    });
  };
  const canCancel = batch ? batch.ended < batch.items.length : item && !isEnded(item.status);
  const canRetry = batch ? batch.retriable.length > 0 : item && isRetriable(item.status);
  const isPaused = queue.status?.processor.is_started === false;
  useCommands({
    'jobs.cancel': canCancel ? cancel : undefined,
    'jobs.retry': canRetry ? retry : undefined,
    'jobs.pause': () => change.mutate(() => (isPaused ? queueRepository.resume() : queueRepository.pause())),
    'jobs.cancel-pending': () => shownAction.set(cancelPendingAction(client, titleOf('jobs.cancel-pending'))),
    'jobs.clear': () => shownAction.set(clearAction(client, titleOf('jobs.clear'))),
  });
  return change.error;
}
