import { InputError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

/** A row of a list that is not what it should be. */
export interface InvalidRow {
  /** The row as the server sent it. */
  readonly value: unknown;
  readonly message: string;
}

/** What a caller may say about a list. */
export interface ListOptions extends RequestOptions {
  /**
   * What to do about a row that does not parse: reject the whole list, or leave the row out and be told of it.
   *
   * @default 'throw'
   */
  readonly onInvalid?: 'throw' | ((row: InvalidRow) => void) | undefined;
}

/** What a caller may say about a list that comes in pages. */
export interface PagedListOptions extends ListOptions {
  /**
   * How many rows a request asks for, 1 to 1 000.
   *
   * @default 100
   */
  readonly pageSize?: number | undefined;
}

/** Says in so many words that content may be destroyed for good: the server keeps no copy and has no way back. */
export interface Consent {
  readonly destroy: true;
}

/** Throws an `InputError` unless the consent was really given. */
export function checkConsent(consent: Consent): void {
  if (consent?.destroy !== true)
    throw new InputError('consent', 'this destroys images for good; pass { destroy: true }');
}
