import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';

const ROW = 56;
/** Rows that are kept above and below what is seen. */
const EXTRA = 6;

interface VirtualRowsProps {
  readonly label: string;
  readonly count: number;
  /** The index of the active row; -1 without one. */
  readonly active: number;
  readonly onActive: (index: number) => void;
  /** Called with the first row that is in the page and the one after the last. */
  readonly onWindow?: ((from: number, to: number) => void) | undefined;
  /** Returns the cells of a row. */
  readonly children: (index: number) => ReactNode;
}

/** A list of any length with an active row, of which only the rows that are seen are in the page. */
export function VirtualRows({ label, count, active, onActive, onWindow, children }: VirtualRowsProps) {
  const box = useRef<HTMLDivElement>(null);
  const counted = useRef(count);
  const [{ top, height }, setScroll] = useState({ top: 0, height: 800 });
  const from = Math.max(0, Math.min(count, Math.floor(top / ROW)) - EXTRA);
  const to = Math.min(count, Math.ceil((top + height) / ROW) + EXTRA);
  useEffect(() => onWindow?.(from, to), [from, to, onWindow]);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setScroll({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, []);
  useEffect(() => {
    const element = box.current;
    // New rows move the active one, and nobody asked for it.
    const isSameList = counted.current === count;
    counted.current = count;
    if (!element || active < 0 || !isSameList) return;
    const lowest = (active + 1) * ROW - element.clientHeight;
    if (element.scrollTop < lowest) element.scrollTop = lowest;
    else if (element.scrollTop > active * ROW) element.scrollTop = active * ROW;
  }, [active, count]);
  const move = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor(height / ROW) - 1);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -count,
      End: count,
    };
    const step = steps[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onActive(Math.max(0, Math.min(count - 1, active + step)));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows of a table cannot be laid out as a window of a long list.
    <div
      ref={box}
      className="job-rows"
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={count}
      aria-activedescendant={active >= from && active < to ? `row-${active}` : undefined}
      onKeyDown={move}
    >
      <div role="presentation" className="job-rows-all" style={{ height: count * ROW }}>
        {Array.from({ length: to - from }, (_, offset) => from + offset).map((index) => (
          // biome-ignore lint/a11y/useSemanticElements: as the grid.
          // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys of all rows.
          // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus for all rows.
          <div
            key={index}
            id={`row-${index}`}
            role="row"
            className="job-row"
            aria-rowindex={index + 1}
            aria-selected={index === active}
            style={{ top: index * ROW, height: ROW }}
            onClick={() => onActive(index)}
          >
            {children(index)}
          </div>
        ))}
      </div>
    </div>
  );
}
