import { useSyncExternalStore } from 'react';

import { settings } from '../../../settings/settings.js';
import { useStore } from '../../../store.js';

const device = matchMedia('(prefers-color-scheme: dark)');

const subscribe = (listener: () => void) => {
  device.addEventListener('change', listener);
  return () => device.removeEventListener('change', listener);
};

/** Returns whether the page is dark, and renders again when that changes. */
export function useDark(): boolean {
  const isDarkDevice = useSyncExternalStore(subscribe, () => device.matches);
  const { theme } = useStore(settings);
  return theme === 'system' ? isDarkDevice : theme === 'dark';
}
