import type { Job } from '@x/services/job';

import type { Context } from '../../command/context.js';
import { EXIT } from '../../error/cli-error.js';
import type { Column } from '../../output/table.js';

/** How a job has ended. */
export interface JobEnd {
  readonly id: number;
  readonly status: 'completed' | 'failed' | 'canceled' | 'gone' | 'lost' | 'timeout';
  /** The names of its images and videos. */
  readonly outputs: readonly string[];
  readonly why?: string | undefined;
}

const columns: readonly Column<JobEnd>[] = [
  { name: 'id', value: ({ id }) => id, align: 'right' },
  { name: 'status', value: ({ status }) => status },
  { name: 'outputs', value: ({ outputs }) => outputs.join(' ') },
  { name: 'why', value: ({ why }) => why },
];

const STATUS: Readonly<Record<string, JobEnd['status']>> = {
  JobCanceledError: 'canceled',
  JobGoneError: 'gone',
  JobLostError: 'lost',
  JobTimeoutError: 'timeout',
};

/** Returns how a job ends, once it has. Rejects with the reason of the signal. */
export async function endOf(job: Job, { signal }: Pick<Context, 'signal'>, maxWait?: number): Promise<JobEnd> {
  const { imageNames, videoNames } = await import('@x/services/job');
  const { JobError } = await import('@x/services/errors');
  try {
    const { results } = await job.result({ signal, maxWait });
    const outputs = results.map(({ output }) => output);
    return { id: job.id, status: 'completed', outputs: [...new Set([...imageNames(outputs), ...videoNames(outputs)])] };
  } catch (error) {
    if (!(error instanceof JobError)) throw error;
    return { id: job.id, status: STATUS[error.name] ?? 'failed', outputs: [], why: error.message };
  }
}

/** Prints how jobs have ended, and returns the exit code. */
export function printEnds(ends: readonly JobEnd[], { print }: Pick<Context, 'print'>): number {
  const completed = ends.filter(({ status }) => status === 'completed').length;
  const code = completed === ends.length ? EXIT.done : completed > 0 ? EXIT.partial : EXIT.failure;
  if (print.isJson) print.end(code === EXIT.done, { jobs: ends });
  else print.list({ rows: ends, columns, empty: 'no jobs' });
  return code;
}
