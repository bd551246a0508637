import { command } from '../../command/command.js';
import { connected } from '../../command/flags.js';
import { jobIds } from '../../find/jobs.js';
import { endOf, printEnds } from './job-end.js';

/** `invoke jobs wait` */
export const wait = command({
  kind: 'follow',
  summary: 'Waits until jobs have ended, and prints how, with the names of their images',
  details: 'Code 3 when only some completed. An interruption does not cancel them.',
  examples: [
    { line: 'jobs wait JOB', about: 'One job' },
    { line: 'jobs wait JOB --max-wait 60 --json', about: 'For a minute at most, for a program' },
  ],
  flags: { ...connected, maxWait: { type: 'count', placeholder: 'SECONDS', about: 'give up after so long' } },
  args: { jobs: { arity: 'many', about: 'ids of jobs' } },
  async run({ args, flags }, context) {
    const ids = jobIds(args.jobs);
    const { services } = await context.connect();
    const { signal } = context;
    const jobs = await Promise.all(ids.map((id) => services.jobs.follow(id, { signal })));
    const maxWait = flags.maxWait === undefined ? undefined : Math.max(1, flags.maxWait * 1_000);
    const ends = await Promise.all(
      jobs.map(async (job) => {
        const end = await endOf(job, context, maxWait);
        context.print.event('ended', end);
        return end;
      }),
    );
    return printEnds(ends, context);
  },
});
