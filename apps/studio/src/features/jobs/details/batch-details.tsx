import { CommandButton } from '../../../commands/command-button.js';
import { useMessages } from '../../../i18n/messages.js';
import { jobMessages } from '../job-messages.js';
import type { BatchHistory } from '../queue/batches.js';
import { Facts } from './facts.js';

/** Everything about one batch, and what can be done with all of its items. */
export function BatchDetails({ batch }: { readonly batch: BatchHistory }) {
  const texts = useMessages(jobMessages);
  const { batchId, origin, destination, items, ended, retriable, counts } = batch;
  const facts = [
    ...Object.entries(counts).map(([status, count]) => [texts.statuses[status] ?? status, count] as const),
    [texts.batch, batchId] as const,
    [texts.origin, origin] as const,
    [texts.destination, destination] as const,
  ];
  return (
    <>
      <h2>{texts.batchName(batchId)}</h2>
      <p>{texts.ended(ended, items.length)}</p>
      <Facts facts={facts} />
      <div className="dialog-actions">
        {ended < items.length && <CommandButton id="jobs.cancel" />}
        {retriable.length > 0 && <CommandButton id="jobs.retry" />}
      </div>
    </>
  );
}
