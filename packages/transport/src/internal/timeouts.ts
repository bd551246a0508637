import { InputError } from '../errors.js';
import type { AnyRequest } from '../transport.js';

const longest = 2 ** 31 - 1; // what a timer can hold

/** Milliseconds for one try, and for all of them together. */
export interface Patience {
  readonly timeout: number | false;
  readonly totalTimeout: number | false;
}

/** Throws unless a timer can wait so long. */
export function checkTime(argument: string, value: number | false | undefined): void {
  if (value === undefined || value === false || (value > 0 && value <= longest)) return;
  throw new InputError(argument, `must be false or milliseconds, above 0 and at most ${longest}`, longest);
}

/** Returns how long a request may take. An upload may take longer, and what the caller says of one try holds. */
export function patienceFor({ form, timeout: asked }: AnyRequest, usual: Patience): Patience {
  checkTime('timeout', asked);
  const timeout = asked ?? (form && usual.timeout !== false ? Math.min(10 * usual.timeout, longest) : usual.timeout);
  const unlimited = timeout === false || usual.totalTimeout === false;
  return { timeout, totalTimeout: unlimited ? false : Math.max(usual.totalTimeout, timeout) };
}
