import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { useClient } from '../../../app/client-context.js';
import { useCommands } from '../../../commands/registry.js';
import { useMessages } from '../../../i18n/messages.js';
import { useStore } from '../../../store.js';
import { watchQueue } from '../../jobs/queue/watch-queue.js';
import { workflowMessages } from '../workflow-messages.js';
import { RunCard } from './run-card.js';
import { watchRunning } from './running-items.js';
import { runs } from './runs.js';

/** The runs of a workflow that this page has started, the newest first. */
export function RunList({ source }: { readonly source: string }) {
  const texts = useMessages(workflowMessages);
  const { events } = useClient();
  const queries = useQueryClient();
  const own = useStore(runs).filter((run) => run.source === source);
  const newest = own.find(({ isEnded }) => !isEnded);
  // Progress and previews are those of the jobs.
  useEffect(() => watchQueue(events, queries), [events, queries]);
  useEffect(() => watchRunning(events), [events]);
  useCommands({ 'workflows.cancel': newest && (() => void newest.cancel()) });
  return (
    <section className="run-list" aria-label={texts.results}>
      <h2>{texts.results}</h2>
      {own.length === 0 && <p className="quiet">{texts.noRuns}</p>}
      {own.map((run) => (
        <RunCard key={run.id} run={run} />
      ))}
    </section>
  );
}
