import { useEffect } from 'react';

import { announce } from '../../app/announce.js';
import { useCommands } from '../../commands/registry.js';
import { useMessages } from '../../i18n/messages.js';
import { useStore } from '../../store.js';
import type { FilterLoader } from '../gallery/names/filter-loader.js';
import { progressMessages } from './progress-messages.js';

/** How many pictures a search has checked, and a button that stops or continues it. */
export function SearchProgress({ search }: { readonly search: FilterLoader }) {
  const texts = useMessages(progressMessages);
  const { state, done, total } = useStore(search.progress);
  const { status } = useStore(search.list);
  const isSearching = state === 'searching';
  const toggle = () => (isSearching ? search.stop() : search.continue());
  const isOpen = state !== 'finished' && status !== 'failed';
  useCommands({ 'gallery.search-on': isOpen ? toggle : undefined });
  const text = state === 'finished' ? texts.checkedAll(total) : texts.checked(done, total);
  const hint = state === 'waiting' || state === 'stopped' ? texts[state] : undefined;
  useEffect(() => {
    if (state === 'finished') announce(text);
  }, [state, text]);
  if (status === 'failed') return null;
  return (
    <p className="search-progress">
      <span className="quiet" data-testid="checked">
        {[text, hint].filter(Boolean).join(', ')}
      </span>
      {isOpen && (
        <button type="button" className="button" onClick={toggle}>
          {isSearching ? texts.stop : texts.continue}
        </button>
      )}
    </p>
  );
}
