import { type Locale, settings } from '../settings/settings.js';
import { useStore } from '../store.js';

/** The texts of a feature in every language. A text that a language lacks is a type error. */
export type Messages<M> = Readonly<Record<Locale, M>>;

/** Returns the texts in the chosen language, and renders again when that changes. */
export function useMessages<M>(messages: Messages<M>): M {
  return messages[useStore(settings).locale];
}

/** Returns the texts in the language of this moment, for code outside React. */
export function currentMessages<M>(messages: Messages<M>): M {
  return messages[settings.get().locale];
}

/** Returns a number as the chosen language writes it. */
export function formatNumber(value: number): string {
  return formats[settings.get().locale].number.format(value);
}

/** Returns a day of the server, such as `2026-11-29`, as the chosen language writes it. Days of the server are in UTC. */
export function formatDay(day: string): string {
  return formats[settings.get().locale].day.format(new Date(`${day}T00:00:00Z`));
}

const formatsOf = (locale: Locale) => ({
  number: new Intl.NumberFormat(locale),
  day: new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }),
});

/** To make one takes longer than to use it. */
const formats = { en: formatsOf('en'), de: formatsOf('de') };
