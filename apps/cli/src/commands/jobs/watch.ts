import type { Job } from '@x/services/job';

import { command } from '../../command/command.js';
import type { Context } from '../../command/context.js';
import { connected } from '../../command/flags.js';
import { jobIds } from '../../find/jobs.js';
import { endOf, printEnds } from './job-end.js';

/** `invoke jobs watch` */
export const watch = command({
  kind: 'follow',
  summary: 'Prints what happens to jobs until they have ended',
  details: 'To a person on stderr, with --json as events. An interruption does not cancel them.',
  examples: [
    { line: 'jobs watch JOB', about: 'One job' },
    { line: 'jobs watch JOB --json', about: 'A line for each event, for a program' },
  ],
  flags: connected,
  args: { jobs: { arity: 'many', about: 'ids of jobs' } },
  async run({ args }, context) {
    const { services } = await context.connect();
    const { signal } = context;
    const jobs = await Promise.all(jobIds(args.jobs).map((id) => services.jobs.follow(id, { signal })));
    await Promise.all(jobs.map((job) => printEvents(job, context)));
    return printEnds(await Promise.all(jobs.map((job) => endOf(job, context))), context);
  },
});

async function printEvents(job: Job, { print, signal }: Context): Promise<void> {
  for await (const event of job.events({ signal })) {
    const { type, ...facts } = event;
    const shown = 'preview' in facts ? { ...facts, preview: undefined } : facts;
    if (print.isJson) print.event(type, { job: job.id, ...shown });
    else print.note(`job ${job.id}: ${lineOf(type, facts)}`);
  }
}

function lineOf(type: string, facts: object): string {
  const words = Object.entries(facts).flatMap(([name, value]) => {
    if (name === 'percentage' && typeof value === 'number') return [`${Math.round(value * 100)} %`];
    return ['position', 'nodeType', 'message', 'status'].includes(name) && value ? [String(value)] : [];
  });
  return [type, ...words].join(' ');
}
