import { useQuery } from '@tanstack/react-query';
import type { QueueItem } from '@x/models/queue-item';

import { useLoadedClient } from '../../../app/client-context.js';
import { Failure } from '../../../errors/failure.js';
import { useMessages } from '../../../i18n/messages.js';
import { jobMessages } from '../job-messages.js';
import { itemQuery } from '../queue/queue-queries.js';

/** Why an item failed, and in which node. Its session is read for it. */
export function JobError({ id }: { readonly id: number }) {
  const texts = useMessages(jobMessages);
  const { data: item, error } = useQuery(itemQuery(useLoadedClient(), id));
  if (error) return <Failure error={error} />;
  if (item === undefined) return <p className="quiet">{texts.loading}</p>;
  if (item === null) return <p>{texts.gone}</p>;
  const { error_type, error_message, error_traceback } = item;
  const reason = [error_type, error_message].filter(Boolean).join(': ');
  const nodes = failedNodes(item);
  return (
    <section className="job-error">
      <dl>
        {nodes.length > 0 && (
          <div>
            <dt>{texts.node}</dt>
            <dd>{nodes.join(', ')}</dd>
          </div>
        )}
        <div>
          <dt>{texts.reason}</dt>
          <dd>{reason || texts.noReason}</dd>
        </div>
      </dl>
      {error_traceback && (
        <details>
          <summary>{texts.traceback}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard. */}
          <pre tabIndex={0}>{error_traceback}</pre>
        </details>
      )}
    </section>
  );
}

/** Returns type and id of each node that failed. */
function failedNodes({ session: { errors, graph, prepared_source_mapping: sources } }: QueueItem): string[] {
  return Object.keys(errors).map((prepared) => {
    const id = sources[prepared] ?? prepared;
    const type = graph.nodes[id]?.type;
    return type === undefined ? id : `${type} (${id})`;
  });
}
