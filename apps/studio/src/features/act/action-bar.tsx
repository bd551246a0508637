import './act.css';

import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';

import { useClient } from '../../app/client-context.js';
import { CommandButton } from '../../commands/command-button.js';
import { useCommands } from '../../commands/registry.js';
import { useMessages } from '../../i18n/messages.js';
import { useStore } from '../../store.js';
import type { GalleryState } from '../gallery/gallery-state.js';
import { range, size } from '../select/intervals.js';
import { type Action, shownAction } from './action.js';
import { barMessages } from './bar-messages.js';
import type { MoveTarget } from './move-action.js';
import type { DownloadForm } from './transfer/download-action.js';
import { saveUrl } from './transfer/save-file.js';

const BoardPicker = lazy(async () => ({ default: (await import('./board-picker.js')).BoardPicker }));
const BUTTONS = [
  ...(['act.star', 'act.unstar', 'act.move', 'act.download', 'act.export', 'act.run-workflow'] as const),
  'act.delete',
] as const;

/** Buttons for what is selected. Their keys also work without a selection, for the picture that the keyboard is on. */
export function ActionBar({ state }: { readonly state: GalleryState }) {
  const texts = useMessages(barMessages);
  const client = useClient();
  const navigate = useNavigate();
  const selected = size(useStore(state.selected));
  const [moving, setMoving] = useState<readonly string[]>();
  const show = async (actionFor: (names: readonly string[]) => Promise<Action>) => {
    const names = state.targets();
    if (names.length > 0) shownAction.set(await actionFor(names));
  };
  const star = async (names: readonly string[], isStarred: boolean) =>
    (await import('./star-action.js')).starAction(client, names, isStarred);
  const download = async (form: DownloadForm) => {
    const names = state.targets();
    const [only] = names;
    if (only === undefined) return;
    if (names.length === 1 && !form.sidecars) return saveUrl(state.fullUrl(only), only);
    shownAction.set((await import('./transfer/download-action.js')).downloadAction(client, names, form));
  };
  const runWorkflow = () => {
    // What is selected when the gallery is left is what the workflow runs over.
    if (selected === 0) state.selected.set(range(state.active.get(), state.active.get() + 1));
    void navigate({ to: '/workflows' });
  };
  const move = async (names: readonly string[], target: MoveTarget) =>
    shownAction.set((await import('./move-action.js')).moveAction(client, names, target));
  useCommands({
    'act.star': () => show((names) => star(names, true)),
    'act.unstar': () => show((names) => star(names, false)),
    'act.move': () => setMoving(state.targets()),
    'act.download': () => download({ sidecars: false }),
    'act.export': () => download({ sidecars: true }),
    'act.run-workflow': runWorkflow,
    'act.delete': () => show(async (names) => (await import('./delete-action.js')).deleteAction(client, names)),
  });
  return (
    <>
      {selected > 0 && (
        <div className="action-bar" role="toolbar" aria-label={texts.selection}>
          {BUTTONS.map((id) => (
            <CommandButton key={id} id={id} />
          ))}
        </div>
      )}
      {moving && (
        <Suspense fallback={null}>
          <BoardPicker
            title={texts.chooseBoard}
            onPick={(target) => void move(moving, target)}
            onClose={() => setMoving(undefined)}
          />
        </Suspense>
      )}
    </>
  );
}
