import { Link } from '@tanstack/react-router';
import type { DragEvent } from 'react';

import { useClient } from '../../../app/client-context.js';
import { fullUrl, thumbnailUrl } from '../../../app/media-url.js';
import { useMessages } from '../../../i18n/messages.js';
import { useStore } from '../../../store.js';
import { JobProgress } from '../../jobs/list/job-progress.js';
import { PreviewCanvas } from '../../jobs/list/preview-canvas.js';
import { workflowMessages } from '../workflow-messages.js';
import { runningItems } from './running-items.js';
import type { Run } from './runs.js';

/** A run: how far it is, its preview, what failed, and what it made by output. */
export function RunCard({ run }: { readonly run: Run }) {
  const texts = useMessages(workflowMessages);
  const { id, total, itemIds, done, failed, canceled, isEnded, outputs, reasons, cancel } = run;
  const running = useStore(runningItems);
  const current = isEnded ? undefined : [...running].find((item) => itemIds.has(item));
  const groups = Object.entries(outputs).filter(([, names]) => names.length > 0);
  const counts = [
    texts.runProgress(done, total),
    failed > 0 && texts.runFailed(failed),
    canceled > 0 && texts.runCanceled(canceled),
  ];
  return (
    <article className="run-card" aria-label={texts.runName(id)}>
      <header className="run-header">
        <h3>{texts.runName(id)}</h3>
        <span className="quiet">{counts.filter(Boolean).join(', ')}</span>
        {!isEnded && (
          <button type="button" className="button" aria-label={texts.cancelRun(id)} onClick={() => void cancel()}>
            {texts.cancel}
          </button>
        )}
        <Link to="/jobs" className="button">
          {texts.queue}
        </Link>
      </header>
      {!isEnded && (
        <progress
          className="progress"
          aria-label={`${texts.progress}: ${texts.runName(id)}`}
          max={total}
          value={done + failed + canceled}
        />
      )}
      {current !== undefined && (
        <>
          <PreviewCanvas id={current} className="run-preview" />
          <JobProgress id={current} />
        </>
      )}
      {reasons.map((reason) => (
        <p key={reason} role="alert" className="field-error">
          {reason}
        </p>
      ))}
      {isEnded && done > 0 && groups.length === 0 && <p className="quiet">{texts.noOutputs}</p>}
      {groups.map(([label, names]) => (
        <section key={label}>
          <h4>{label}</h4>
          <ul className="run-pictures">
            {names.map((name, index) => (
              <li key={name}>
                <Result name={name} label={texts.resultOf(label, index + 1)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </article>
  );
}

interface ResultProps {
  readonly name: string;
  readonly label: string;
}

/** A picture that a run made. It opens in the gallery, and can be dragged onto a field. */
function Result({ name, label }: ResultProps) {
  const { transport } = useClient();
  const drag = ({ dataTransfer }: DragEvent) => {
    dataTransfer.setData('text/uri-list', new URL(fullUrl(transport, name), location.href).href);
    dataTransfer.effectAllowed = 'copy';
  };
  return (
    <Link to="/" search={{ open: name }} className="run-picture" draggable onDragStart={drag} aria-label={label}>
      <img src={thumbnailUrl(transport, name)} alt="" draggable={false} loading="lazy" />
    </Link>
  );
}
