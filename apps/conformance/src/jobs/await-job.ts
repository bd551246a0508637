import type { Job } from '@x/services/job';

/** Resolves when a job has started. */
export async function started(job: Job): Promise<void> {
  for await (const { type } of job.events()) if (type === 'started') return;
}

/** Returns the error of a job, `undefined` when it completes. */
export const errorOf = (job: Job): Promise<unknown> =>
  job.result().then(
    () => undefined,
    (error: unknown) => error,
  );
