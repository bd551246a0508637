import type { RequestOptions } from '@x/transport/options';

import type { JobEvent } from './event.js';
import type { JobContext } from './job-context.js';
import { stream } from './stream.js';
import type { ItemListener, TrackedItem } from './tracked-item.js';

type StreamContext = Pick<JobContext, 'ahead' | 'onLeave'>;

/** Yields what an item tells from now on, and ends after its end. */
export function streamOf(item: TrackedItem, context: StreamContext, options: RequestOptions): AsyncGenerator<JobEvent> {
  let position: number | undefined;
  return stream<JobEvent>(
    {
      listen(hear) {
        if (item.end) {
          hear({ type: 'finished', status: item.end });
          return () => {};
        }
        const listener: ItemListener = { hear };
        item.listen(listener);
        const stop = context.onLeave((id) => {
          if (!position || item.status !== 'pending' || id >= item.id) return;
          position--;
          hear({ type: 'queued', position });
        });
        return () => {
          item.leave(listener);
          stop();
        };
      },
      async first(request) {
        if (item.end) return undefined;
        if (item.status !== 'pending') return { type: 'started' };
        position = await context.ahead(item, request).catch(() => undefined);
        return { type: 'queued', position };
      },
      isLast: ({ type }) => type === 'finished',
      replaces: isNewer,
    },
    options,
  );
}

/** Who comes late sees the newest progress only: previews are large. */
export const isNewer = (earlier: JobEvent, later: JobEvent): boolean =>
  earlier.type === 'progress' && later.type === 'progress';
