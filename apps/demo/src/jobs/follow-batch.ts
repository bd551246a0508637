import type { Job, JobBatch, JobOutcome } from '@x/services/job';

import type { ProgressBar } from '../output/reporter.js';
import type { StepContext } from '../step.js';

/** Returns the outcomes of a batch. Meanwhile a progress bar shows the finished jobs and the position of the last one. */
export async function followBatch({ reporter, signal }: StepContext, batch: JobBatch): Promise<JobOutcome[]> {
  using bar = reporter.bar('framing', batch.jobs.length);
  const [outcomes] = await Promise.all([
    batch.outcomes({ signal, cancel: true }),
    showPosition(batch.jobs.at(-1), bar, signal),
    ...batch.jobs.map(async (job) => {
      await job.result({ signal }).catch(() => {}); // the reason is in its outcome
      bar.update();
    }),
  ]);
  return outcomes;
}

async function showPosition(job: Job | undefined, bar: ProgressBar, signal: AbortSignal): Promise<void> {
  for await (const event of job?.events({ signal }) ?? []) {
    bar.note(event.type === 'queued' && event.position ? `${event.position} jobs before the last one` : '');
  }
}
