import './gallery.css';
import '../find/find.css';

import { getRouteApi } from '@tanstack/react-router';
import { printFilter } from '@x/services/filter';
import { InputError } from '@x/transport/errors';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { useClient } from '../../app/client-context.js';
import { Icon } from '../../app/icon.js';
import { CommandButton } from '../../commands/command-button.js';
import { useCommands } from '../../commands/registry.js';
import { LateFailure } from '../../errors/late-failure.js';
import { useMessages } from '../../i18n/messages.js';
import { changeSettings, settings } from '../../settings/settings.js';
import { useStore } from '../../store.js';
import { ActionBar } from '../act/action-bar.js';
import { UploadButton } from '../act/transfer/upload-button.js';
import { BoardTree } from '../boards/tree/board-tree.js';
import { useDrop } from '../drag/use-drop.js';
import { FilterBar } from '../find/filter-bar.js';
import { isWhole, readFilter } from '../find/gallery-query.js';
import { size } from '../select/intervals.js';
import { lastSelection } from '../select/last-selection.js';
import { DayScrubber } from './day-scrubber.js';
import { GalleryGrid } from './gallery-grid.js';
import { galleryMessages } from './gallery-messages.js';
import type { GalleryState } from './gallery-state.js';
import type { GridView } from './grid/grid-view.js';
import { useGalleryState } from './use-gallery-state.js';
import { useGalleryUpload } from './use-gallery-upload.js';
import { useSelectCommands } from './use-select-commands.js';
import { useSizeCommands } from './use-size-commands.js';

const route = getRouteApi('/');
const SearchProgress = lazy(async () => ({ default: (await import('../find/search-progress.js')).SearchProgress }));
const Viewer = lazy(async () => ({ default: (await import('../viewer/viewer.js')).Viewer }));

/** Everything on the server, or what a filter leaves of it. */
export function GalleryScreen() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const texts = useMessages(galleryMessages);
  const state = useGalleryState(search);
  const { total } = useStore(state.loader.list);
  const [view, setView] = useState<GridView>();
  const open = useCallback(
    (index: number) => {
      const name = state.list.names[index];
      if (name !== undefined) void navigate({ search: (old) => ({ ...old, open: name }) });
    },
    [navigate, state],
  );
  const show = (name: string) => void navigate({ search: (old) => ({ ...old, open: name }), replace: true });
  const close = async () => {
    await navigate({ search: (old) => ({ ...old, open: undefined }) });
    view?.focus(state.active.get());
  };
  useEffect(() => () => lastSelection.set(state.selectedNames()), [state]);
  useSelectCommands(state);
  useSizeCommands();
  const { hasBoards, isJustified } = useStore(settings);
  useCommands({
    'gallery.refresh': () => void state.loader.load(),
    'gallery.justified': () => changeSettings({ isJustified: !isJustified }),
    'gallery.boards': () => changeSettings({ hasBoards: !hasBoards }),
  });
  const upload = useGalleryUpload(search);
  const body = useDrop<HTMLDivElement>({ onFiles: (files) => void upload(files) });
  const { filter } = readFilter(search.filter);
  const showBoard = (board: string | undefined) =>
    void navigate({ search: (old) => ({ ...old, filter: printFilter({ ...filter, board }) || undefined }) });
  return (
    <>
      <div className="gallery" inert={search.open !== undefined}>
        <header className="screen-header gallery-header">
          <h1>{texts.title}</h1>
          <Count state={state} />
          <CommandButton id="gallery.justified" icon={<Icon name="rows" />} />
          <UploadButton onFiles={(files) => void upload(files)} />
          <FilterBar search={search} />
        </header>
        <Suspense fallback={null}>{state.search && <SearchProgress search={state.search} />}</Suspense>
        <ActionBar state={state} />
        <div ref={body} className="gallery-body">
          {hasBoards && <BoardTree board={filter.board} isAsset={filter.kind === 'assets'} onChoose={showBoard} />}
          <Notice state={state} isWhole={isWhole(search)} />
          <GalleryGrid state={state} onOpen={open} onView={setView} />
          {isWhole(search) && total > 0 && (
            <DayScrubber search={search} first={state.first} total={total} onJump={(index) => view?.scrollTo(index)} />
          )}
        </div>
      </div>
      {search.open !== undefined && (
        <Suspense fallback={null}>
          <Viewer state={state} name={search.open} onOpen={show} onClose={close} />
        </Suspense>
      )}
    </>
  );
}

function Count({ state }: { readonly state: GalleryState }) {
  const texts = useMessages(galleryMessages);
  const { total, status } = useStore(state.loader.list);
  const selected = size(useStore(state.selected));
  if (status === 'loading' && total === 0) return null;
  return (
    <span className="screen-count" data-testid="count">
      {selected > 0 ? texts.selected(selected, total) : texts.count(total)}
    </span>
  );
}

/** What is said in place of pictures. */
function Notice({ state, isWhole }: { readonly state: GalleryState; readonly isWhole: boolean }) {
  const texts = useMessages(galleryMessages);
  const { status, total, error } = useStore(state.loader.list);
  const canUpload = useClient().server.kind === 'server';
  if (status === 'failed' && total === 0) {
    return (
      <div className="notice" role="alert">
        <p>{texts.failed}</p>
        <LateFailure error={error} />
        {!(error instanceof InputError) && (
          <button type="button" className="button" onClick={() => void state.loader.load()}>
            {texts.again}
          </button>
        )}
      </div>
    );
  }
  if (status === 'loading' || total > 0) return null;
  if (!isWhole) return <p className="notice">{texts.noMatches}</p>;
  return (
    <p className="notice">
      {texts.empty} {canUpload && texts.dropHere}
    </p>
  );
}
