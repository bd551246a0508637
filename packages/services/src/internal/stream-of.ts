import type { RequestOptions } from '@x/transport/options';

import type { JobEvent } from '../job-event.js';
import type { JobContext } from './job-context.js';
import type { ItemListener, TrackedItem } from './tracked-item.js';

/** What was told and not yet asked for. */
class Backlog {
  #events: JobEvent[] = [];
  #wake = (): void => {};

  /** Who comes late sees the newest progress only: previews are large. */
  push(event: JobEvent): void {
    if (event.type === 'progress' && this.#events.at(-1)?.type === 'progress') this.#events.pop();
    this.#events.push(event);
    this.#wake();
  }

  putFirst(event: JobEvent): void {
    this.#events.unshift(event);
  }

  shift(): JobEvent | undefined {
    return this.#events.shift();
  }

  /** Lets go of who waits. */
  wake(): void {
    this.#wake();
  }

  async filled(): Promise<void> {
    if (this.#events.length > 0) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#wake = resolve;
    await promise;
  }
}

const LEFT = Symbol('left');

/** Yields what an item tells from now on, and ends after its end. Leaving early or aborting leaves nothing behind. */
export function streamOf(
  item: TrackedItem,
  context: StreamContext,
  { signal, ...options }: RequestOptions,
): AsyncGenerator<JobEvent> {
  const ending = new AbortController();
  const walking = walk({ item, context, options: { ...options, signal: ending.signal } }, signal, ending);
  const leave = walking.return.bind(walking);
  // A generator that waits would not hear that it is left.
  return Object.assign(walking, {
    return(value: unknown) {
      ending.abort(LEFT);
      return leave(value);
    },
  });
}

type StreamContext = Pick<JobContext, 'ahead' | 'onLeave'>;

interface Streamed {
  readonly item: TrackedItem;
  readonly context: StreamContext;
  readonly options: RequestOptions;
}

async function* walk(
  { item, context, options }: Streamed,
  signal: AbortSignal | undefined,
  ending: AbortController,
): AsyncGenerator<JobEvent> {
  signal?.throwIfAborted();
  if (item.end) return yield { type: 'finished', status: item.end };
  const backlog = new Backlog();
  const abort = (): void => ending.abort(signal?.reason);
  ending.signal.addEventListener('abort', () => backlog.wake());
  signal?.addEventListener('abort', abort, { once: true });
  let position: number | undefined;
  const listener: ItemListener = { hear: (event) => backlog.push(event) };
  item.listen(listener);
  const stop = context.onLeave((id) => {
    if (!position || item.status !== 'pending' || id >= item.id) return;
    position--;
    backlog.push({ type: 'queued', position });
  });
  try {
    const isPending = item.status === 'pending';
    if (isPending) position = await context.ahead(item, options).catch(() => undefined);
    backlog.putFirst(isPending ? { type: 'queued', position } : { type: 'started' });
    while (!ending.signal.aborted) {
      const event = backlog.shift();
      if (event) yield event;
      else await backlog.filled();
      if (event?.type === 'finished') return;
    }
    if (ending.signal.reason !== LEFT) throw ending.signal.reason;
  } finally {
    item.leave(listener);
    stop();
    signal?.removeEventListener('abort', abort);
  }
}
