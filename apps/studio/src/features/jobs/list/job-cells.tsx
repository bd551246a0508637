import type { QueueItemSummary } from '@x/models/queue-item';

import { useMessages } from '../../../i18n/messages.js';
import { jobMessages } from '../job-messages.js';
import { isRunning } from '../queue/job-state.js';
import { times } from '../queue/times.js';
import { GridCell } from './grid-cell.js';
import { JobProgress } from './job-progress.js';
import { PreviewCanvas } from './preview-canvas.js';

interface JobCellsProps {
  readonly id: number;
  /** `undefined` until it was read. */
  readonly item: QueueItemSummary | undefined;
  readonly position: number | undefined;
}

/** The cells of an item: its preview, its number, its status, how far it is, and how long it took. */
export function JobCells({ id, item, position }: JobCellsProps) {
  const texts = useMessages(jobMessages);
  const { ran } = item ? times(item) : {};
  return (
    <>
      <GridCell className="job-preview">
        {item && isRunning(item) && <PreviewCanvas id={id} className="job-thumbnail" />}
      </GridCell>
      <GridCell className="job-name">
        {texts.job(id)}
        <span className="quiet job-batch">{item && (item.destination ?? texts.batchName(item.batch_id))}</span>
      </GridCell>
      <GridCell>
        {item && (
          <span className="job-status" data-status={item.status}>
            {texts.statuses[item.status] ?? item.status}
          </span>
        )}
      </GridCell>
      <GridCell className="job-rest">
        {item && isRunning(item) && <JobProgress id={id} />}
        {position !== undefined && <span className="quiet">{texts.positionOf(position)}</span>}
        {ran !== undefined && <span className="quiet">{texts.duration(ran)}</span>}
      </GridCell>
    </>
  );
}
