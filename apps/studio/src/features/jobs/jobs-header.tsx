import { CommandButton } from '../../commands/command-button.js';
import { useMessages } from '../../i18n/messages.js';
import type { SpanName } from './chart/throughput.js';
import { jobMessages } from './job-messages.js';
import type { Queue } from './queue/use-queue.js';

const STATES = ['pending', 'in_progress', 'completed', 'failed', 'canceled'] as const;

interface JobsHeaderProps {
  readonly queue: Queue;
  readonly isBatches: boolean;
  readonly span: SpanName;
}

/** How many jobs are in each state, and what can be done with the queue as a whole. */
export function JobsHeader({ queue: { status, hasOlder }, isBatches, span }: JobsHeaderProps) {
  const texts = useMessages(jobMessages);
  const isPaused = status?.processor.is_started === false;
  const ended = status ? status.queue.completed + status.queue.failed + status.queue.canceled : 0;
  return (
    <>
      <header className="screen-header">
        <h1>{texts.title}</h1>
        <CommandButton id="jobs.view" label={isBatches ? texts.jobByJob : texts.byBatch} />
        <CommandButton id="jobs.span" label={span === 'hour' ? texts.dayChart : texts.hourChart} />
        {isBatches && hasOlder && <CommandButton id="jobs.older" />}
        <CommandButton id="jobs.pause" label={isPaused ? texts.resume : texts.pause} />
        <CommandButton id="jobs.cancel-pending" disabled={!status?.queue.pending} />
        <CommandButton id="jobs.clear" disabled={ended === 0} />
      </header>
      {isPaused && (
        <p className="job-paused" role="status">
          {texts.paused}
        </p>
      )}
      <ul className="job-counts" data-testid="counts">
        {status &&
          STATES.map((state) => (
            <li key={state} className="job-status" data-status={state}>
              {texts.counts(status.queue[state], texts.statuses[state] ?? state)}
            </li>
          ))}
      </ul>
    </>
  );
}
