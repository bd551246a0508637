import { InputError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

/** A row of a list that does not match its schema. */
export interface InvalidRow {
  /** The row as the server sent it. */
  readonly value: unknown;
  readonly message: string;
}

/** Options of a list. */
export interface ListOptions extends RequestOptions {
  /**
   * What to do about a row that does not parse: reject the whole list, or leave the row out and report it.
   *
   * @default 'throw'
   */
  readonly onInvalid?: 'throw' | ((row: InvalidRow) => void) | undefined;
}

/** Options of a list that is fetched in pages. */
export interface PagedListOptions extends ListOptions {
  /**
   * How many rows a request asks for, 1 to 1 000.
   *
   * @default 100
   */
  readonly pageSize?: number | undefined;
}

/** States that content may be deleted permanently: the server keeps no copy and has no undo. */
export interface Consent {
  readonly destroy: true;
}

/** Throws an `InputError` unless the consent was really given. */
export function checkConsent(consent: Consent): void {
  if (consent?.destroy !== true)
    throw new InputError('consent', 'this deletes images permanently; pass { destroy: true }');
}
