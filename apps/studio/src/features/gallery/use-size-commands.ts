import { useCommands } from '../../commands/registry.js';
import { changeSettings, settings } from '../../settings/settings.js';

/** Enough for another number of columns, of which there are three or more. */
const STEP = 1.4;
const LEAST = 80;
const MOST = 400;

/** Lets commands change the size of the pictures. */
export function useSizeCommands(): void {
  const scale = (factor: number) => {
    const size = Math.round(settings.get().cellSize * factor);
    changeSettings({ cellSize: Math.min(Math.max(LEAST, size), MOST) });
  };
  useCommands({ 'gallery.larger': () => scale(STEP), 'gallery.smaller': () => scale(1 / STEP) });
}
