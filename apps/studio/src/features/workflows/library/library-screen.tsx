import './library.css';

import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useRef, useState } from 'react';

import { useLoadedClient } from '../../../app/client-context.js';
import { useReasonAgainst } from '../../../commands/availability.js';
import { useCommands } from '../../../commands/registry.js';
import { useMessages } from '../../../i18n/messages.js';
import { useDrop } from '../pick/use-drop.js';
import { workflowMessages } from '../workflow-messages.js';
import { CommandButtons } from './command-buttons.js';
import { LibraryFilter } from './library-filter.js';
import { libraryQuery } from './library-query.js';
import { Problems } from './problems.js';
import { useLibraryActions } from './use-library-actions.js';
import { WorkflowCard } from './workflow-card.js';

const route = getRouteApi('/workflows');
const PicturePicker = lazy(async () => ({ default: (await import('../pick/picture-picker.js')).PicturePicker }));

/** The workflows of the library, and what brings in others. */
export function LibraryScreen() {
  const texts = useMessages(workflowMessages);
  const search = route.useSearch();
  const navigate = useNavigate();
  const actions = useLibraryActions();
  const file = useRef<HTMLInputElement>(null);
  const [isPicking, setPicking] = useState(false);
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    libraryQuery(useLoadedClient(), search),
  );
  const canImport = useReasonAgainst()('workflows.import') === undefined;
  const openPicture = (image: string) => void navigate({ to: '/workflows/from-image', search: { image } });
  const drop = useDrop({
    onNames: ([name]) => name !== undefined && openPicture(name),
    onFiles: (files) => actions.import(files),
  });
  useCommands({
    'workflows.import': () => file.current?.click(),
    'workflows.from-picture': () => setPicking(true),
  });
  const workflows = data?.pages.flatMap(({ items }) => items) ?? [];
  const total = data?.pages[0]?.total;
  const isFiltered = Boolean(search.text ?? search.category ?? search.tag);
  return (
    <div className="screen library" data-over={drop.isOver || undefined} {...(canImport && drop.handlers)}>
      <header className="screen-header">
        <h1>{texts.title}</h1>
        {total !== undefined && (
          <span className="screen-count" data-testid="count">
            {texts.count(total)}
          </span>
        )}
        <CommandButtons ids={['workflows.from-picture', 'workflows.import']} />
        <input
          ref={file}
          type="file"
          hidden
          multiple
          accept=".json,application/json,image/png"
          aria-label={texts.import}
          onChange={({ target }) => {
            if (target.files) actions.import([...target.files]);
            target.value = '';
          }}
        />
      </header>
      <LibraryFilter search={search} />
      {canImport && <p className="quiet library-hint">{drop.isOver ? texts.dropHere : texts.importHint}</p>}
      <Problems problems={error ? [error, ...actions.problems] : actions.problems} />
      {total === 0 && <p>{isFiltered ? texts.noMatches : texts.none}</p>}
      <ul className="workflow-cards">
        {workflows.map((workflow) => (
          <WorkflowCard key={workflow.workflow_id} workflow={workflow} actions={actions} />
        ))}
      </ul>
      {hasNextPage && (
        <button type="button" className="button" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {texts.more}
        </button>
      )}
      {isPicking && (
        <Suspense fallback={null}>
          <PicturePicker
            title={texts.choosePicture}
            takes="images"
            onPick={([name]) => name !== undefined && openPicture(name)}
            onClose={() => setPicking(false)}
          />
        </Suspense>
      )}
    </div>
  );
}
