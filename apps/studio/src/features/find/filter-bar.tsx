import { getRouteApi } from '@tanstack/react-router';
import { type FilterKind, type GalleryFilter, printFilter } from '@x/services/filter';
import { lazy, Suspense, useState } from 'react';

import { useCommands } from '../../commands/registry.js';
import { useMessages } from '../../i18n/messages.js';
import { FilterField } from './filter-field.js';
import { findMessages } from './find-messages.js';
import { readFilter } from './gallery-query.js';
import type { GallerySearch } from './gallery-search.js';

const FilterPanel = lazy(async () => ({ default: (await import('./filter-panel.js')).FilterPanel }));
const SavedDialog = lazy(async () => ({ default: (await import('./saved-dialog.js')).SavedDialog }));
const route = getRouteApi('/');
const KINDS: readonly (FilterKind | undefined)[] = [undefined, 'images', 'videos', 'assets'];

/** Controls for the filter of the gallery. The filter itself is the address of the page. */
export function FilterBar({ search }: { readonly search: GallerySearch }) {
  const texts = useMessages(findMessages);
  const navigate = route.useNavigate();
  const [hasPanel, setPanel] = useState(false);
  const [isChoosing, setChoosing] = useState(false);
  const change = (changes: Partial<GallerySearch>) => void navigate({ search: (old) => ({ ...old, ...changes }) });
  const { order, starred } = search;
  const { filter } = readFilter(search.filter);
  const changeFilter = (changes: Partial<GalleryFilter>) =>
    change({ filter: printFilter({ ...filter, ...changes }) || undefined });
  const count = Object.keys(filter).filter((key) => key !== 'text').length;
  const toggleOrder = () => change({ order: order === 'oldest' ? undefined : 'oldest' });
  const toggleStarred = () => change({ starred: starred === 'first' ? undefined : 'first' });
  useCommands({
    'gallery.kind': () => changeFilter({ kind: KINDS[(KINDS.indexOf(filter.kind) + 1) % KINDS.length] }),
    'gallery.order': toggleOrder,
    'gallery.starred-first': toggleStarred,
    'gallery.conditions': () => setPanel(!hasPanel),
    'gallery.clear-filter': search.filter === undefined ? undefined : () => change({ filter: undefined }),
    'gallery.saved-filters': () => setChoosing(true),
  });
  return (
    <search className="filter-bar">
      <FilterField text={search.filter ?? ''} onChange={(text) => change({ filter: text || undefined })} />
      <button type="button" className="button" aria-expanded={hasPanel} onClick={() => setPanel(!hasPanel)}>
        {texts.conditions}
        {count > 0 && <span className="badge">{count}</span>}
      </button>
      <button type="button" className="button" onClick={() => setChoosing(true)}>
        {texts.saved}
      </button>
      <select className="field" aria-label={texts.order} value={order ?? 'newest'} onChange={toggleOrder}>
        <option value="newest">{texts.newest}</option>
        <option value="oldest">{texts.oldest}</option>
      </select>
      <label className="check">
        <input type="checkbox" checked={starred === 'first'} onChange={toggleStarred} />
        {texts.starredFirst}
      </label>
      <Suspense fallback={null}>
        {hasPanel && <FilterPanel filter={filter} onChange={changeFilter} />}
        {isChoosing && (
          <SavedDialog
            search={search}
            onApply={(saved) => void navigate({ search: saved })}
            onClose={() => setChoosing(false)}
          />
        )}
      </Suspense>
    </search>
  );
}
