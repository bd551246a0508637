import { pushIterator } from '@x/transport/async';
import type { RequestOptions } from '@x/transport/options';
import type { Item } from '../tracked-item.js';
import type { JobEvent } from './event.js';
import { isNewer } from './job-events.js';

interface EventOf<Job> {
  readonly job: Job;
  readonly event: JobEvent;
}

/** Yields the events of items from now on, each with its job, to the end of the last item. */
export function batchEvents<Job>(
  jobs: ReadonlyMap<Item, Job>,
  { signal }: Pick<RequestOptions, 'signal'>,
): AsyncGenerator<EventOf<Job>> {
  return pushIterator<EventOf<Job>>(
    ({ push, end }) => {
      let remaining = jobs.size;
      const stops = [...jobs].map(([item, job]) => {
        const listener = {
          onEvent: (event: JobEvent) => {
            push({ job, event });
            if (event.type === 'finished' && --remaining === 0) end();
          },
        };
        if (item.finalStatus) listener.onEvent({ type: 'finished', status: item.finalStatus });
        else item.addListener(listener);
        return () => item.removeListener(listener);
      });
      return () => {
        for (const stop of stops) stop();
      };
    },
    { signal, replaces: (earlier, later) => earlier.job === later.job && isNewer(earlier.event, later.event) },
  );
}
