import { carryOut } from '../../change/carry-out.js';
import { type JobWork, planJobs } from '../../change/plans/jobs.js';
import { command } from '../../command/command.js';
import { changing } from '../../command/flags.js';
import { jobIds } from '../../find/jobs.js';

const ENDED = ['completed', 'failed', 'canceled'];

const cancellation: JobWork = {
  action: 'cancel',
  isFor: ({ status }) => !ENDED.includes(status),
  async work(job, options) {
    const isCanceled = await job.cancel(options);
    return isCanceled ? { status: 'done' } : { status: 'failed', why: 'it had ended' };
  },
};

/** `invoke jobs cancel` */
export const cancel = command({
  kind: 'change',
  summary: 'Cancels jobs that have not ended',
  details: 'Jobs that have ended are left out, and counted.',
  examples: [
    { line: 'jobs cancel PENDING_JOB --dry-run', about: 'What would be canceled' },
    { line: 'jobs cancel PENDING_JOB --yes', about: 'One job' },
  ],
  flags: changing,
  args: { jobs: { arity: 'many', about: 'ids of jobs' } },
  run({ args, flags }, context) {
    const ids = jobIds(args.jobs);
    return carryOut(() => planJobs(ids, cancellation, context), flags, context);
  },
});
