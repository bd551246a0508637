import type { RequestOptions } from '@x/transport/options';

import type { JobEvent } from '../job-event.js';
import type { JobContext } from './job-context.js';
import type { TrackedItem } from './tracked-item.js';

/** Yields what an item tells from now on, and ends after its end. Leaving early or aborting leaves nothing behind. */
export async function* streamOf(
  item: TrackedItem,
  context: Pick<JobContext, 'ahead' | 'onStart'>,
  options: RequestOptions,
): AsyncGenerator<JobEvent> {
  const { signal } = options;
  const waiting: JobEvent[] = [];
  let position: number | undefined;
  let wake: (() => void) | undefined;
  const push = (event: JobEvent): void => {
    waiting.push(event);
    wake?.();
  };
  const stops = [
    item.listen(push),
    context.onStart((id) => {
      if (position === undefined || item.status !== 'pending' || id >= item.id) return;
      position = Math.max(0, position - 1);
      push({ type: 'queued', position });
    }),
  ];
  const abort = (): void => wake?.();
  signal?.addEventListener('abort', abort, { once: true });
  try {
    signal?.throwIfAborted();
    if (item.outcome) return yield { type: 'finished', status: item.status };
    if (item.status === 'pending') {
      position = await context.ahead(item, options);
      waiting.unshift({ type: 'queued', position });
    } else waiting.unshift({ type: 'started' });
    for (;;) {
      signal?.throwIfAborted();
      const event = waiting.shift();
      if (event) yield event;
      if (event?.type === 'finished') return;
      if (waiting.length > 0) continue;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  } finally {
    for (const stop of stops) stop();
    signal?.removeEventListener('abort', abort);
  }
}
