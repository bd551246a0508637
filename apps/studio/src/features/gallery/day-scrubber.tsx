import { useQuery } from '@tanstack/react-query';
import type { KeyboardEvent, PointerEvent } from 'react';

import { useClient } from '../../app/client-context.js';
import { formatDay, useMessages } from '../../i18n/messages.js';
import { type Store, useStore } from '../../store.js';
import type { GallerySearch } from '../find/gallery-search.js';
import { type Day, dayAt, toDays } from './days.js';
import { galleryMessages } from './gallery-messages.js';

interface DayScrubberProps {
  readonly search: GallerySearch;
  /** The index of the first picture in view, or of the one that was jumped to. */
  readonly first: Store<number>;
  readonly total: number;
  readonly onJump: (index: number) => void;
}

/** A bar of the days on which something was made, beside the gallery. Days are those of the server, in UTC. */
export function DayScrubber({ search, first: firstStore, total, onJump }: DayScrubberProps) {
  const texts = useMessages(galleryMessages);
  const { repositories } = useClient();
  const first = useStore(firstStore);
  const { data = [] } = useQuery({
    queryKey: ['days'],
    queryFn: ({ signal }) => Array.fromAsync(repositories.virtualBoards.list({ signal })),
  });
  const days = toDays(data, search);
  const current = dayAt(days, first);
  if (!current) return null;
  const jump = (event: PointerEvent<HTMLElement>) => {
    if (event.buttons !== 1) return;
    const { top, height } = event.currentTarget.getBoundingClientRect();
    onJump(Math.max(0, Math.min(total - 1, Math.floor(((event.clientY - top) / height) * total))));
  };
  const step = (event: KeyboardEvent) => {
    const target = days[days.indexOf(current) + stepOf(event.key)];
    if (!target || stepOf(event.key) === 0) return;
    event.preventDefault();
    onJump(target.start);
  };
  return (
    <div
      className="scrubber"
      role="slider"
      tabIndex={0}
      aria-label={texts.days}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={days.length - 1}
      aria-valuenow={days.indexOf(current)}
      aria-valuetext={formatDay(current.date)}
      onPointerDown={jump}
      onPointerMove={jump}
      onKeyDown={step}
    >
      {spaced(days, total).map(({ date, start }) => (
        <span key={date} className="scrubber-day" style={{ top: `${(start / total) * 100}%` }}>
          {formatDay(date)}
        </span>
      ))}
      <span className="scrubber-thumb" style={{ top: `${(first / total) * 100}%` }} />
    </div>
  );
}

const stepOf = (key: string) => (key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0);

/** Labels closer than this share of the bar would cover each other. */
const LEAST_SHARE = 0.045;

function spaced(days: readonly Day[], total: number): Day[] {
  const shown: Day[] = [];
  for (const day of days) {
    const last = shown.at(-1);
    if (!last || (day.start - last.start) / total >= LEAST_SHARE) shown.push(day);
  }
  return shown.filter(({ start }) => start / total < 1 - LEAST_SHARE);
}
