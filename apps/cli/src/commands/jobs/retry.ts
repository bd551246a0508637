import { carryOut } from '../../change/carry-out.js';
import { type JobWork, planJobs } from '../../change/plans/jobs.js';
import { command } from '../../command/command.js';
import { changing } from '../../command/flags.js';
import { jobIds } from '../../find/jobs.js';
import { retriesOf } from '../../find/retries.js';

const repetition: JobWork = {
  action: 'retry',
  isFor: ({ status }) => status === 'failed' || status === 'canceled',
  findRetries: retriesOf,
  async work(job, options) {
    const { id } = await job.retry(options);
    return { status: 'done', result: String(id) };
  },
};

/** `invoke jobs retry` */
export const retry = command({
  kind: 'change',
  summary: 'Puts jobs that failed or were canceled on the queue again',
  details:
    'Other jobs are left out, and counted, and so are those whose retry is on the queue: no job is retried twice, also when the command is repeated. A retry that failed is retried by its own id. The results are the ids of the new jobs.',
  examples: [
    { line: 'jobs retry FAILED_JOB --dry-run', about: 'What would be retried' },
    { line: 'jobs retry FAILED_JOB --yes --json', about: 'The id of the new job, for a program' },
  ],
  flags: changing,
  args: { jobs: { arity: 'many', about: 'ids of jobs' } },
  run({ args, flags }, context) {
    const ids = jobIds(args.jobs);
    return carryOut(() => planJobs(ids, repetition, context), flags, context);
  },
});
