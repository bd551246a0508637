import type { RequestOptions } from '@x/transport/options';

import type { JobEvent } from './event.js';
import { stream } from './stream.js';
import { isNewer } from './stream-of.js';
import type { TrackedItem } from './tracked-item.js';

interface Told<Job> {
  readonly job: Job;
  readonly event: JobEvent;
}

/** Yields what items tell from now on, each with the job that it is known as, and ends after the last end. */
export function batchStream<Job>(
  items: ReadonlyMap<TrackedItem, Job>,
  options: RequestOptions,
): AsyncGenerator<Told<Job>> {
  let left = items.size;
  return stream<Told<Job>>(
    {
      listen(hear) {
        const stops = [...items].map(([item, job]) => {
          const listener = { hear: (event: JobEvent) => hear({ job, event }) };
          if (item.end) listener.hear({ type: 'finished', status: item.end });
          else item.listen(listener);
          return () => item.leave(listener);
        });
        return () => {
          for (const stop of stops) stop();
        };
      },
      isLast: ({ event }) => event.type === 'finished' && --left === 0,
      replaces: (earlier, later) => earlier.job === later.job && isNewer(earlier.event, later.event),
    },
    options,
  );
}
