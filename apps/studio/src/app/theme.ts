import { changeSettings, settings, type Theme } from '../settings/settings.js';

const isDarkDevice = (): boolean => matchMedia('(prefers-color-scheme: dark)').matches;

/** Shows the page in the colours that were chosen, and follows later choices. */
export function applyTheme(): void {
  const apply = () => {
    const { theme, locale } = settings.get();
    document.documentElement.dataset['theme'] = theme === 'system' ? '' : theme;
    document.documentElement.lang = locale;
  };
  settings.subscribe(apply);
  apply();
}

/** Switches to the colours that are not shown. */
export function switchTheme(): void {
  const shown: Theme = settings.get().theme === 'system' ? (isDarkDevice() ? 'dark' : 'light') : settings.get().theme;
  changeSettings({ theme: shown === 'dark' ? 'light' : 'dark' });
}
