import { Dialog } from '@base-ui/react/dialog';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

import { connection } from '../../app/connection.js';
import { PageDialog } from '../../app/page-dialog.js';
import { FailureText } from '../../errors/failure.js';
import { FailureDetails } from '../../errors/failure-details.js';
import { useMessages } from '../../i18n/messages.js';
import { useStore } from '../../store.js';
import { type Action, type ActionLine, type ActionReport, lineText, shownAction } from './action.js';
import { actionMessages } from './action-messages.js';
import { type Stage, useAction } from './use-action.js';

/** Shows what an action would do, does it, and reports what it did. */
export function ActionDialog({ action }: { readonly action: Action }) {
  const texts = useMessages(actionMessages);
  const { stage, run, stop } = useAction(action);
  const close = () => {
    stop();
    shownAction.set(undefined);
  };
  const { href } = useLocation();
  const shownAt = useRef(href);
  useEffect(() => {
    if (shownAt.current === href) return;
    shownAt.current = href;
    if (isPlan(stage)) close();
  });
  return (
    <PageDialog onClose={close}>
      <Dialog.Title>{action.title}</Dialog.Title>
      <StageText stage={stage} isFinal={action.isFinal === true && !isOver(stage)} />
      <footer className="dialog-actions">
        <Dialog.Close className="button">{isOver(stage) ? texts.close : texts.cancel}</Dialog.Close>
        {stage.name === 'planned' && stage.plan.confirm !== undefined && (
          <button
            type="button"
            className="button"
            data-primary={!action.isFinal || undefined}
            data-danger={action.isFinal || undefined}
            onClick={run}
          >
            {stage.plan.confirm}
          </button>
        )}
        {stage.name === 'stopped' && <ActButton label={texts.continue} onClick={run} />}
        {stage.name === 'running' && <ActButton label={texts.stop} onClick={stop} />}
        {stage.name === 'done' && <Followers report={stage.report} />}
      </footer>
    </PageDialog>
  );
}

/** Whether nothing was done yet: a plan is about what is on the screen, and closes when that is left. */
const isPlan = ({ name }: Stage): boolean => name === 'planning' || name === 'planned';

/** Whether nothing is left to do. */
const isOver = (stage: Stage): boolean =>
  stage.name === 'done' || (stage.name === 'planned' && stage.plan.confirm === undefined);

/** What can follow on a report: the same for what failed, and the way back. */
function Followers({ report: { retry, undo } }: { readonly report: ActionReport }) {
  const texts = useMessages(actionMessages);
  return (
    <>
      {retry && <ActButton label={texts.retry} onClick={() => shownAction.set(retry)} />}
      {undo && <ActButton label={texts.undo} onClick={() => shownAction.set(undo)} />}
    </>
  );
}

function ActButton({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <button type="button" className="button" onClick={onClick}>
      {label}
    </button>
  );
}

function StageText({ stage, isFinal }: { readonly stage: Stage; readonly isFinal: boolean }) {
  const texts = useMessages(actionMessages);
  if (stage.name === 'planning') return <p>{texts.planning}</p>;
  if (stage.name === 'stopped') return <StopReason error={stage.error} />;
  if (stage.name === 'running') {
    const { done, total } = stage.progress;
    return <progress className="progress" aria-label={texts.progress} value={done} max={Math.max(1, total)} />;
  }
  const lines = stage.name === 'planned' ? stage.plan.lines : stage.report.lines;
  return (
    <>
      {lines.map((line) => (
        <Line key={lineText(line)} line={line} />
      ))}
      {stage.name === 'planned' && isFinal && <p>{texts.final}</p>}
    </>
  );
}

function Line({ line }: { readonly line: ActionLine }) {
  return (
    <>
      <p>{lineText(line)}</p>
      {typeof line !== 'string' && <FailureDetails text={line.details} />}
    </>
  );
}

function StopReason({ error }: { readonly error: unknown }) {
  const texts = useMessages(actionMessages);
  const isLost = useStore(connection) === 'lost';
  return (
    <div role="alert">
      <p>{texts.stopped}</p>
      <FailureText error={error} />
      {isLost && <p>{texts.resumes}</p>}
    </div>
  );
}
