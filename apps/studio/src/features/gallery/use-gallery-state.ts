import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';

import { useClient } from '../../app/client-context.js';
import { boardQuery } from '../boards/board-query.js';
import type { GallerySearch } from '../find/gallery-search.js';
import { GalleryState } from './gallery-state.js';
import { watchGallery } from './watch-gallery.js';

/** Returns the state of the gallery with this filter, which is read and kept up to date while it is shown. */
export function useGalleryState({ open: _, ...filter }: GallerySearch): GalleryState {
  const client = useClient();
  const key = JSON.stringify(filter);
  const queries = useQueryClient();
  const state = useMemo(() => {
    const server = {
      ...client,
      boards: () => queries.ensureQueryData(boardQuery(client)),
      gallery: async () => (await client.load()).services.gallery,
    };
    return new GalleryState(server, JSON.parse(key) as GallerySearch);
  }, [client, queries, key]);
  useEffect(() => {
    void state.loader.load();
    const unwatch = watchGallery(client.events, state);
    return () => {
      unwatch();
      state.loader.close();
    };
  }, [client, state]);
  return state;
}
