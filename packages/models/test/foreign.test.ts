import { expect, test } from 'vitest';

import { samples, schemas } from './support/samples.js';

/** What operations return. A response of one must not pass for that of another. */
const results = [
  ...['DeleteModelsResult', 'DeleteOrphanedModelsResult', 'ModelCacheStats', 'ModelConfig', 'ModelList'],
  ...['OrphanedModel', 'ReidentifyModelsResult'],
  ...['AddImagesToBoardResult', 'BatchStatus', 'Board', 'CanceledCount', 'DeletedCount'],
  ...['DeleteBoardResult', 'DeleteImagesResult', 'DestinationCounts', 'EnqueueBatchResult', 'GalleryItemNames'],
  ...['GalleryItemNamesResult', 'Image', 'ImageNamesResult', 'ImageUrls'],
  ...['ProcessorStatus', 'QueueAndProcessorStatus', 'QueueItem', 'QueueItemDeleted', 'QueueItemIds'],
  ...['QueueItemSummary', 'RemoveImagesFromBoardResult', 'RetryItemsResult', 'StarredImagesResult'],
  ...['UnstarredImagesResult', 'VirtualBoard', 'WorkflowAndGraph'],
];

/**
 * An item without its session is part of one with it, an image has its own URLs, and a batch has a destination. There the
 * ids are compared.
 */
const contained = ['BatchStatus as DestinationCounts', 'Image as ImageUrls', 'QueueItem as QueueItemSummary'];

test('no result of an operation passes for that of another', () => {
  const taken = samples.flatMap(({ name, value }) =>
    results
      .filter((other) => other !== name && results.includes(name) && schemas.get(other)?.safeParse(value).success)
      .map((other) => `${name} as ${other}`),
  );
  expect([...new Set(taken)].toSorted()).toEqual(contained.toSorted());
});

test.each(results)('%s refuses what is empty or of another kind', (name) => {
  const schema = schemas.get(name);
  expect(schema).toBeDefined();
  for (const value of [{}, [], [{}], '', 'ok', 0, true, { detail: 'no' }, { success: true }])
    expect(schema?.safeParse(value).success).toBe(false);
});
