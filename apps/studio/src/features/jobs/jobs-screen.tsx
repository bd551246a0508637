import './jobs.css';
import './details/details.css';

import { useCallback, useMemo, useState } from 'react';

import { useClient } from '../../app/client-context.js';
import { useReasonAgainst } from '../../commands/availability.js';
import { useCommands } from '../../commands/registry.js';
import { Failure } from '../../errors/failure.js';
import { useMessages } from '../../i18n/messages.js';
import type { SpanName } from './chart/throughput.js';
import { ThroughputChart } from './chart/throughput-chart.js';
import { BatchDetails } from './details/batch-details.js';
import { JobDetails } from './details/job-details.js';
import { jobMessages } from './job-messages.js';
import { JobsHeader } from './jobs-header.js';
import { BatchCells } from './list/batch-cells.js';
import { JobCells } from './list/job-cells.js';
import { VirtualRows } from './list/virtual-rows.js';
import { batches } from './queue/batches.js';
import { type Queue, useQueue } from './queue/use-queue.js';
import { useJobCommands } from './use-job-commands.js';

/** The queue of a server. An archive has none, nor has a server without the operations for it. */
export function JobsScreen() {
  const texts = useMessages(jobMessages);
  const reason = useReasonAgainst()('shell.jobs');
  const isArchive = useClient().server.kind === 'archive';
  if (!isArchive && reason === undefined) return <QueueScreen />;
  return (
    <div className="jobs">
      <header className="screen-header">
        <h1>{texts.title}</h1>
      </header>
      <p className="quiet">{isArchive ? texts.archive : reason}</p>
    </div>
  );
}

/** The queue, job by job or by batch, and what can be done with it. */
function QueueScreen() {
  const texts = useMessages(jobMessages);
  const queue = useQueue();
  const [view, setView] = useState<'jobs' | 'batches'>('jobs');
  const [span, setSpan] = useState<SpanName>('hour');
  const history = useMemo(() => batches(queue.items.values()), [queue.items]);
  const [id, setId] = useState<number>();
  const [batchId, setBatchId] = useState<string>();
  const isBatches = view === 'batches';
  const active = isBatches ? history.findIndex((it) => it.batchId === batchId) : queue.ids.indexOf(id ?? -1);
  const batch = isBatches ? history[active] : undefined;
  const count = isBatches ? history.length : queue.ids.length;
  const choose = (index: number) => {
    if (isBatches) setBatchId(history[index]?.batchId);
    else setId(queue.ids[index]);
  };
  const step = (by: number) => () => choose(Math.max(0, Math.min(count - 1, active + by)));
  useCommands({
    'jobs.view': () => setView(isBatches ? 'jobs' : 'batches'),
    'jobs.span': () => setSpan(span === 'hour' ? 'day' : 'hour'),
    'jobs.next': step(1),
    'jobs.previous': step(-1),
    'jobs.older': isBatches && queue.hasOlder ? queue.readOlder : undefined,
  });
  const failure = useJobCommands(queue, { id: isBatches ? undefined : id, batch }) ?? queue.error;
  const item = isBatches || id === undefined ? undefined : queue.items.get(id);
  return (
    <div className="jobs">
      <JobsHeader queue={queue} isBatches={isBatches} span={span} />
      {failure && <Failure error={failure} />}
      <ThroughputChart items={queue.items} span={span} />
      <div className="jobs-body">
        <Rows queue={queue} isBatches={isBatches} active={active} onActive={choose} />
        <aside className="job-details" aria-label={texts.details}>
          {batch && <BatchDetails batch={batch} />}
          {item && <JobDetails item={item} position={queue.positions.get(item.item_id)} />}
          {!batch && !item && <p className="quiet">{texts.choose}</p>}
        </aside>
      </div>
    </div>
  );
}

interface RowsProps {
  readonly queue: Queue;
  readonly isBatches: boolean;
  readonly active: number;
  readonly onActive: (index: number) => void;
}

function Rows({ queue, isBatches, active, onActive }: RowsProps) {
  const texts = useMessages(jobMessages);
  const { ids, items, positions, show } = queue;
  const history = useMemo(() => batches(items.values()), [items]);
  const onWindow = useCallback((from: number, to: number) => show(ids.slice(from, to)), [ids, show]);
  if (ids.length === 0) {
    // What could not be read is not empty.
    const text = queue.isLoading ? texts.loading : queue.error ? '' : texts.empty;
    return <p className="job-rows job-none quiet">{text}</p>;
  }
  if (isBatches) {
    return (
      <VirtualRows key="batches" label={texts.history} count={history.length} active={active} onActive={onActive}>
        {(index) => history[index] && <BatchCells batch={history[index]} />}
      </VirtualRows>
    );
  }
  return (
    <VirtualRows
      key="jobs"
      label={texts.queue}
      count={ids.length}
      active={active}
      onActive={onActive}
      onWindow={onWindow}
    >
      {(index) => {
        const id = ids[index];
        return id !== undefined && <JobCells id={id} item={items.get(id)} position={positions.get(id)} />;
      }}
    </VirtualRows>
  );
}
