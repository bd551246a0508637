import { announce } from '../../app/announce.js';
import { useCommands } from '../../commands/registry.js';
import { useMessages } from '../../i18n/messages.js';
import { valueOnce } from '../../store.js';
import { invert, NONE, range, size } from '../select/intervals.js';
import { galleryMessages } from './gallery-messages.js';
import type { GalleryState } from './gallery-state.js';

/** Lets commands select everything, nothing, and the rest. */
export function useSelectCommands(state: GalleryState): void {
  const texts = useMessages(galleryMessages);
  const select = (intervals: typeof NONE) => {
    state.selected.set(intervals);
    announce(texts.selected(size(intervals), state.list.total));
  };
  // At first only the names that are seen are known.
  const selectOfAll = async (intervalsOf: (count: number) => typeof NONE): Promise<void> => {
    const { names } = await valueOnce(state.loader.list, ({ status }) => status !== 'loading');
    select(intervalsOf(names.length));
  };
  useCommands({
    'gallery.select-all': () => void selectOfAll((count) => range(0, count)),
    'gallery.invert': () => void selectOfAll((count) => invert(state.selected.get(), count)),
    'gallery.select-none': () => select(NONE),
  });
}
