import { InputError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

/** A row of a list that does not match the schema. */
export interface InvalidRow {
  /** The row as the server sent it. */
  readonly value: unknown;
  /** What does not match, with the path of the value in the row. */
  readonly message: string;
}

/** Options for a list. */
export interface ListOptions extends RequestOptions {
  /**
   * What to do with an invalid row: reject the whole list, or leave the row out and call this function with it, not
   * awaited. What it throws is ignored.
   *
   * @default 'throw'
   */
  readonly onInvalid?: 'throw' | ((row: InvalidRow) => unknown) | undefined;
}

/**
 * Options for a list that is requested page by page. What fits into one page is one request; of a longer list all names
 * are read as well, about 43 bytes each, and of one with videos again for each page that has shifted.
 */
export interface PagedListOptions extends ListOptions {
  /** The number of rows in one request, 1 to 1 000. @default 100 */
  readonly pageSize?: number | undefined;
}

/** States that content may be deleted for good: the server keeps no copy. */
export interface Consent {
  /** Always `true`: without it an `InputError` is thrown and no request made. */
  readonly destroy: true;
}

/** Throws an `InputError` unless consent is given. */
export function checkConsent(consent: Consent, content = 'images'): void {
  if (consent?.destroy === true) return;
  throw new InputError('consent', `${content} are deleted for good; pass { destroy: true }`);
}
