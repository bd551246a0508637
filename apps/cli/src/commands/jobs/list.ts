import { command } from '../../command/command.js';
import { listing } from '../../command/flags.js';
import { listJobs } from '../../find/jobs.js';
import { JOB_COLUMNS, JOB_FIELDS } from '../../view/job.js';

/** `invoke jobs list` */
export const list = command({
  kind: 'read',
  summary: 'Lists the jobs on the queue, the newest first',
  details: 'Columns: id, status, origin, created, ended, batch. Needs InvokeAI 6.7.',
  examples: [
    { line: 'jobs list --limit 20', about: 'The last twenty' },
    { line: 'jobs list --status failed --json=item_id', about: 'The ids of all that failed' },
  ],
  flags: {
    ...listing,
    status: {
      type: 'choice',
      values: ['pending', 'in_progress', 'waiting', 'completed', 'failed', 'canceled'],
      about: 'those with this status',
    },
    limit: { type: 'count', placeholder: 'N', about: 'print at most so many' },
  },
  args: {},
  fields: JOB_FIELDS,
  async run({ flags }, { connect, print, signal }) {
    const { status, limit = Number.POSITIVE_INFINITY } = flags;
    const rows = [];
    for await (const job of listJobs(await connect(), { signal })) {
      if (rows.length >= limit) break;
      if (status === undefined || job.status === status) rows.push(job);
    }
    print.list({ rows, columns: JOB_COLUMNS, empty: 'no jobs' });
  },
});
