import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';

import { announce } from '../../app/announce.js';
import { connection } from '../../app/connection.js';
import {
  type Action,
  type ActionPlan,
  type ActionProgress,
  type ActionReport,
  finishedActions,
  lineText,
} from './action.js';

/** Where an action is: shown, being done, stopped, or done. */
export type Stage =
  | { readonly name: 'planning' }
  | { readonly name: 'planned'; readonly plan: ActionPlan }
  | { readonly name: 'running'; readonly progress: ActionProgress }
  | { readonly name: 'stopped'; readonly error: unknown }
  | { readonly name: 'done'; readonly report: ActionReport };

/**
 * Plans an action when it is first shown, and runs it on demand. One that stops because the server is not reached is run
 * again when it is. Afterwards what is shown of the server is read again.
 */
export function useAction(action: Action) {
  const [stage, setStage] = useState<Stage>({ name: 'planning' });
  const queries = useQueryClient();
  const abort = useRef(new AbortController());
  useEffect(() => {
    const planning = new AbortController();
    setStage({ name: 'planning' });
    action
      .plan(planning.signal)
      .then((plan) => setStage({ name: 'planned', plan }))
      .catch((error) => {
        if (!planning.signal.aborted) setStage({ name: 'stopped', error });
      });
    return () => {
      planning.abort();
      abort.current.abort();
    };
  }, [action]);
  const run = async () => {
    abort.current.abort();
    abort.current = new AbortController();
    const { signal } = abort.current;
    setStage({ name: 'running', progress: { done: 0, total: 0 } });
    const isBack = serverIsBack(signal);
    try {
      const onProgress = ({ done, total }: ActionProgress) => setStage({ name: 'running', progress: { done, total } });
      const report = await action.run({ signal, onProgress });
      announce(report.lines.map(lineText).join(' '));
      setStage({ name: 'done', report });
      abort.current.abort();
    } catch (error) {
      setStage({ name: 'stopped', error });
      void isBack.then(() => {
        if (!signal.aborted) void run();
      });
    }
    void queries.invalidateQueries();
    finishedActions.set(finishedActions.get() + 1);
  };
  return { stage, run: () => void run(), stop: () => abort.current.abort() };
}

/** Resolves when the server is reached again after it was not; until the signal. */
function serverIsBack(signal: AbortSignal): Promise<void> {
  let wasLost = connection.get() === 'lost';
  return new Promise((resolve) => {
    const stop = connection.subscribe(() => {
      if (connection.get() === 'lost') wasLost = true;
      else if (connection.get() === 'open' && wasLost) resolve();
    });
    signal.addEventListener('abort', stop);
  });
}
