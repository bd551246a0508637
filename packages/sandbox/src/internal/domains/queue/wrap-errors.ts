import { Refusal } from '../../validation/http-exception.js';
import { Invalid } from '../../validation/validation-error.js';

/** Does some work; what breaks in it is answered as the server does, which says what it was at. */
export function attempt<T>(doing: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal || error instanceof Invalid) throw error;
    throw new Refusal(500, `Unexpected error while ${doing}: ${error instanceof Error ? error.message : error}`);
  }
}
