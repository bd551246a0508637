import type { Job, JobBatch, JobOutcome } from '@x/services/job';

import type { Bar } from '../output/reporter.js';
import type { Stage } from '../step.js';

/** Returns how the jobs of a batch ended. Until then a bar shows how many have, and how many wait before the last one. */
export async function watch({ screen, signal }: Stage, batch: JobBatch): Promise<JobOutcome[]> {
  using bar = screen.bar('framing', batch.jobs.length);
  const [ends] = await Promise.all([
    batch.outcomes({ signal, cancel: true }),
    showPlace(batch.jobs.at(-1), bar, signal),
    ...batch.jobs.map(async (job) => {
      await job.result({ signal }).catch(() => {}); // whose reason is among the ends
      bar.step();
    }),
  ]);
  return ends;
}

async function showPlace(job: Job | undefined, bar: Bar, signal: AbortSignal): Promise<void> {
  for await (const event of job?.events({ signal }) ?? []) {
    bar.note(event.type === 'queued' && event.position ? `${event.position} waiting before the last` : '');
  }
}
