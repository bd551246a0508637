import type { QueueItemSummary } from '@x/models/queue-item';
import { CommandButton } from '../../../commands/command-button.js';
import { useMessages } from '../../../i18n/messages.js';
import { jobMessages } from '../job-messages.js';
import { JobProgress } from '../list/job-progress.js';
import { PreviewCanvas } from '../list/preview-canvas.js';
import { isEnded, isRetriable, isRunning } from '../queue/job-state.js';
import { times } from '../queue/times.js';
import { Facts } from './facts.js';
import { JobError } from './job-error.js';
import { JobPictures } from './job-pictures.js';

interface JobDetailsProps {
  readonly item: QueueItemSummary;
  readonly position: number | undefined;
}

/** Everything about one item: its preview, what it waits for, why it failed, and what can be done. */
export function JobDetails({ item, position }: JobDetailsProps) {
  const texts = useMessages(jobMessages);
  const { item_id: id, status, batch_id, origin, destination, device } = item;
  const { waited, ran } = times(item);
  const facts = [
    [texts.position, position],
    [texts.waited, waited === undefined ? undefined : texts.duration(waited)],
    [texts.ran, ran === undefined ? undefined : texts.duration(ran)],
    [texts.batch, batch_id],
    [texts.origin, origin],
    [texts.destination, destination],
    [texts.device, device],
  ] as const;
  return (
    <>
      <h2>{texts.job(id)}</h2>
      <span className="job-status" data-status={status}>
        {texts.statuses[status] ?? status}
      </span>
      {isRunning(item) && (
        <>
          <PreviewCanvas id={id} className="job-picture" />
          <JobProgress id={id} />
        </>
      )}
      {status === 'failed' && <JobError id={id} />}
      {status === 'completed' && <JobPictures key={id} id={id} />}
      <Facts facts={facts} />
      <div className="dialog-actions">
        {!isEnded(status) && <CommandButton id="jobs.cancel" />}
        {isRetriable(status) && <CommandButton id="jobs.retry" />}
      </div>
    </>
  );
}
