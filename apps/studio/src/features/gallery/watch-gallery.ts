import type { Client } from '../../app/client.js';
import { finishedActions } from '../act/action.js';
import type { GalleryState } from './gallery-state.js';

/** Events of one job follow each other closely; they are one read. */
const PAUSE = 250;

/** Keeps a gallery up to date with the jobs of the server and the actions of this page, until the function that is returned is called. */
export function watchGallery(events: Client['events'], { loader, records }: GalleryState): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const addSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void loader.addNewest(), PAUSE);
  };
  const readAgain = () => {
    records.clear();
    void loader.load();
  };
  const removals = [
    finishedActions.subscribe(readAgain),
    events.on('invocation_complete', ({ result, invocation }) => {
      if (hasImage(result) && invocation['is_intermediate'] !== true) addSoon();
    }),
    events.on('queue_item_status_changed', ({ status }) => {
      if (['completed', 'failed', 'canceled'].includes(status)) addSoon();
    }),
    events.onState((change) => {
      if (change.state === 'open' && change.missed) readAgain();
    }),
  ];
  return () => {
    clearTimeout(timer);
    for (const remove of removals) remove();
  };
}

const hasImage = (result: object): boolean => 'image' in result || 'collection' in result || 'video' in result;
