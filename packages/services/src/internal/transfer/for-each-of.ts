import type { RequestOptions } from '@x/transport/options';

/** How many calls may be in progress at once. */
interface ForEachOptions extends Pick<RequestOptions, 'signal'> {
  readonly concurrency: number;
}

/**
 * Calls `work` for each item of a source that is read as it goes, in order, at most `concurrency` at a time. After the
 * first failure, or an abort, no further call is made; rejects with it once the calls in progress have settled.
 */
export async function forEachOf<T>(
  items: AsyncIterable<T>,
  work: (item: T) => Promise<void>,
  { concurrency, signal }: ForEachOptions,
): Promise<void> {
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  try {
    for await (const item of items) {
      signal?.throwIfAborted();
      const call = work(item)
        .catch((error: unknown) => {
          failures.push(error);
        })
        .finally(() => running.delete(call));
      running.add(call);
      if (running.size >= concurrency) await Promise.race(running);
      if (failures.length > 0) break;
    }
  } catch (error) {
    failures.push(error);
  }
  await Promise.all(running);
  if (failures.length > 0) throw failures[0];
}
