import type { Archive } from '@x/archive/archive';
import type { VirtualBoard } from '@x/models/virtual-board';

const PAGE = 1_000;
const days = new WeakMap<Archive, Promise<VirtualBoard[]>>();

/** Returns the days of an archive, the newest first, with their counts. They are counted once: nobody changes the archive. */
export function readDays(archive: Archive, signal: AbortSignal): Promise<VirtualBoard[]> {
  signal.throwIfAborted();
  const known = days.get(archive) ?? countDays(archive);
  days.set(archive, known);
  return known;
}

async function countDays(archive: Archive): Promise<VirtualBoard[]> {
  const found = new Map<string, VirtualBoard>();
  const query = { is_intermediate: false, starred_first: false, limit: PAGE };
  for (let offset = 0; ; offset += PAGE) {
    const { items } = await archive.gallery.page({ ...query, offset });
    for (const { kind, name, category, created_at } of items) {
      const date = created_at.slice(0, 10);
      const day = found.get(date) ?? newDay(date);
      const field = kind === 'video' ? 'video_count' : category === 'general' ? 'image_count' : 'asset_count';
      const cover_image_name = day.cover_image_name ?? (kind === 'image' ? name : null);
      found.set(date, { ...day, cover_image_name, [field]: day[field] + 1 });
    }
    if (items.length < PAGE) return [...found.values()];
  }
}

const newDay = (date: string): VirtualBoard => ({
  virtual_board_id: `by_date:${date}`,
  board_name: date,
  date,
  image_count: 0,
  asset_count: 0,
  video_count: 0,
  cover_image_name: null,
  cover_video_name: null,
});
