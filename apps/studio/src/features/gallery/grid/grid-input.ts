import { type Intervals, range, toggle, union } from '../../select/intervals.js';
import type { GalleryState } from '../gallery-state.js';
import type { GridView } from './grid-view.js';
import { middleOf, moveActive } from './move-active.js';

/** What the keys and the pointer on a grid act on. */
export interface GridInput {
  readonly host: HTMLElement;
  readonly state: GalleryState;
  readonly view: GridView;
  /** Shows the item at an index alone. */
  readonly open: (index: number) => void;
}

/** Lets keys and pointer move, select and open, until the signal. */
export function bindGridInput(input: GridInput, signal: AbortSignal): void {
  const line: Line = { index: undefined, x: 0 };
  input.host.addEventListener('keydown', (event) => onKey(input, event, line), { signal });
  input.host.addEventListener('click', (event) => onClick(input, event, line), { signal });
  input.host.addEventListener('dblclick', (event) => onDoubleClick(input, event), { signal });
}

/** The place in a row that keys keep to while they lead up and down, as in a text, and the cell that they led to. */
interface Line {
  index: number | undefined;
  x: number;
}

const VERTICAL = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown']);

function onKey({ state, view, open }: GridInput, event: KeyboardEvent, line: Line): void {
  const active = state.active.get();
  const { length: count } = state.list.names;
  if (count === 0 || event.altKey) return;
  const isControl = event.ctrlKey || event.metaKey;
  const x = line.index === active ? line.x : middleOf(view.layout, active);
  const place = { active, count, layout: view.layout, page: view.rowsInView, x };
  const target = moveActive(event.key, isControl, place);
  if (target !== undefined) {
    line.index = VERTICAL.has(event.key) ? target : undefined;
    line.x = x;
    state.active.set(target);
    if (event.shiftKey) state.selected.set(spanned(state, target));
    else state.anchor = target;
    view.reveal(target);
  } else if (event.key === ' ') {
    state.selected.set(event.shiftKey ? spanned(state, active) : toggle(state.selected.get(), active));
    if (!event.shiftKey) state.anchor = active;
  } else if (event.key === 'Enter' && !isControl) open(active);
  else return;
  event.preventDefault();
}

/** A click selects one; with Control, Command or on the mark it adds or removes one; with Shift all up to it. */
function onClick({ host, state, open }: GridInput, event: MouseEvent, line: Line): void {
  const index = indexOf(event.target);
  line.index = undefined;
  if (index === undefined) return;
  host.focus({ preventScroll: true });
  const isMark = event.target instanceof Element && event.target.matches('.cell-mark');
  const isTouch = event instanceof PointerEvent && event.pointerType === 'touch';
  state.active.set(index);
  if (event.shiftKey) state.selected.set(spanned(state, index));
  else if (event.ctrlKey || event.metaKey || isMark) state.selected.set(toggle(state.selected.get(), index));
  else if (isTouch) open(index);
  else state.selected.set(range(index, index + 1));
  if (!event.shiftKey) state.anchor = index;
}

function onDoubleClick({ open }: GridInput, event: MouseEvent): void {
  const index = indexOf(event.target);
  if (index !== undefined && !event.shiftKey && !event.ctrlKey && !event.metaKey) open(index);
}

/** What is selected, and everything from the anchor to an index. */
function spanned({ anchor, selected }: GalleryState, index: number): Intervals {
  return union(selected.get(), range(Math.min(anchor, index), Math.max(anchor, index) + 1));
}

function indexOf(target: EventTarget | null): number | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('.cell') : null;
  const index = Number(cell?.dataset['index']);
  return cell && cell.dataset['name'] !== '' && Number.isInteger(index) ? index : undefined;
}
