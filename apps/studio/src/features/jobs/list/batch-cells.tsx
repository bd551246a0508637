import { useMessages } from '../../../i18n/messages.js';
import { jobMessages } from '../job-messages.js';
import type { BatchHistory } from '../queue/batches.js';
import { GridCell } from './grid-cell.js';

/** The cells of a batch: its name, how much of it has ended, and how. */
export function BatchCells({ batch }: { readonly batch: BatchHistory }) {
  const texts = useMessages(jobMessages);
  const { batchId, origin, destination, items, ended, counts } = batch;
  return (
    <>
      <GridCell className="job-name">
        {texts.batchName(batchId)}
        <span className="quiet job-batch">{[origin, destination].filter(Boolean).join(' → ')}</span>
      </GridCell>
      <GridCell className="job-statuses">
        {Object.entries(counts).map(([status, count]) => (
          <span key={status} className="job-status" data-status={status}>
            {texts.counts(count, texts.statuses[status] ?? status)}
          </span>
        ))}
      </GridCell>
      <GridCell className="job-rest">
        <progress aria-label={`${texts.progress}: ${texts.batchName(batchId)}`} max={items.length} value={ended} />
      </GridCell>
    </>
  );
}
