import { pushIterator } from '@x/transport/async';
import type { RequestOptions } from '@x/transport/options';
import type { JobContext } from '../job-context.js';
import type { Item } from '../tracked-item.js';
import type { JobEvent } from './event.js';

type EventContext = Pick<JobContext, 'onDequeued' | 'position'>;

/**
 * Yields the events of an item from now on, to its end. The first one says where it is: its position on the queue, that
 * it has started, or how it ended.
 */
export function jobEvents(item: Item, context: EventContext, options: RequestOptions): AsyncGenerator<JobEvent> {
  return pushIterator<JobEvent>(
    ({ push, end }) => {
      if (item.finalStatus) {
        push({ type: 'finished', status: item.finalStatus });
        end();
        return () => {};
      }
      let position: number | undefined;
      const left = new AbortController();
      const listener = {
        onEvent: (event: JobEvent) => {
          push(event);
          if (event.type === 'finished') end();
        },
      };
      const sendPosition = async (): Promise<void> => {
        const request = { ...options, signal: left.signal };
        const found = await context.position(item, request).catch(() => undefined);
        if (item.status !== 'pending') return;
        position = found;
        push({ type: 'queued', position });
      };
      const stop = context.onDequeued((id) => {
        if (!position || item.status !== 'pending' || id >= item.id) return;
        position--;
        push({ type: 'queued', position });
      });
      item.addListener(listener);
      if (item.status === 'pending') void sendPosition();
      else push({ type: 'started' });
      return () => {
        left.abort();
        item.removeListener(listener);
        stop();
      };
    },
    { signal: options.signal, replaces: isNewer },
  );
}

/** A slow reader receives the newest progress only: previews are large. */
export const isNewer = (earlier: JobEvent, later: JobEvent): boolean =>
  earlier.type === 'progress' && later.type === 'progress';
