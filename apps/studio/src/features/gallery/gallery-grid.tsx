import { useEffect, useRef } from 'react';

import { useMessages } from '../../i18n/messages.js';
import { settings } from '../../settings/settings.js';
import { useStore } from '../../store.js';
import { startDrag } from '../drag/load-drag.js';
import { galleryMessages } from './gallery-messages.js';
import type { GalleryState } from './gallery-state.js';
import { bindGridInput } from './grid/grid-input.js';
import type { Span } from './grid/grid-layout.js';
import { GridView } from './grid/grid-view.js';

interface GalleryGridProps {
  readonly state: GalleryState;
  readonly onOpen: (index: number) => void;
  /** Receives the view, for what scrolls it from outside. */
  readonly onView: (view: GridView | undefined) => void;
}

/** The grid of a gallery. React makes its frame; the cells are drawn outside of React. */
export function GalleryGrid({ state, onOpen, onView }: GalleryGridProps) {
  const texts = useMessages(galleryMessages);
  const { cellSize, isJustified } = useStore(settings);
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<GridView>(undefined);
  const latest = useRef({ onOpen, onView });
  latest.current = { onOpen, onView };

  useEffect(() => {
    if (!host.current) return;
    host.current.ariaLabel = texts.title;
    const source = sourceOf(state, texts);
    const onSettle = async ({ from, to }: Span) => {
      if (await state.records.read(state.list.names.slice(from, to))) grid.refresh();
    };
    const abort = new AbortController();
    const onCell = (element: HTMLElement) => {
      const namesOf = () => state.draggedWith(Number(element.dataset['index']));
      void startDrag(abort.signal, ({ makeDraggable }) => makeDraggable(element, namesOf, texts.dragged));
    };
    const grid = new GridView(host.current, { ...source, onSettle, onCell }, settings.get().cellSize);
    const redraw = () => grid.refresh();
    const removals = [state.loader.list, state.selected, state.active].map((store) => store.subscribe(redraw));
    bindGridInput(
      { host: host.current, state, view: grid, open: (index) => latest.current.onOpen(index) },
      abort.signal,
    );
    view.current = grid;
    latest.current.onView(grid);
    return () => {
      for (const remove of removals) remove();
      abort.abort();
      grid.destroy();
      view.current = undefined;
      latest.current.onView(undefined);
    };
  }, [state, texts]);

  useEffect(() => view.current?.refresh(cellSize), [cellSize]);

  useEffect(() => {
    if (!isJustified) return;
    const { current: grid } = view;
    let isLeft = false;
    void import('./grid/justified/arrange-justified.js').then(({ arrangeJustified }) => {
      if (!isLeft) grid?.setArrangement(arrangeJustified(ratiosOf(state)));
    });
    return () => {
      isLeft = true;
      if (grid === view.current) grid?.setArrangement();
    };
  }, [isJustified, state, texts]);

  return <div ref={host} className="grid" />;
}

const ratiosOf = ({ records, loader }: GalleryState) => ({
  names: () => loader.list.get().names,
  ratioAt: (index: number) => {
    const name = loader.list.get().names[index];
    return name === undefined ? undefined : records.ratio(name);
  },
});

function sourceOf(state: GalleryState, texts: typeof galleryMessages.en) {
  const { records } = state;
  return {
    count: () => state.list.total,
    nameAt: (index: number) => state.list.names[index],
    thumbnailUrl: (name: string) => state.thumbnailUrl(name),
    label: (index: number) => {
      const name = state.list.names[index];
      const record = name === undefined ? undefined : records.get(name);
      return texts.cell(index, state.list.total, record);
    },
    isStarred: (name: string) => records.get(name)?.starred ?? false,
    isSelected: (index: number) => state.isSelected(index),
    activeIndex: () => state.active.get(),
    onScroll: (first: number) => state.first.set(first),
  };
}
