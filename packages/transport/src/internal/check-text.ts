import { InputError } from '../errors.js';

/** Throws an `InputError` for text that is no Unicode: it has half of a surrogate pair, for instance a cut emoji. */
export function checkText(argument: string, text: string): void {
  if (text.isWellFormed()) return;
  const index = text.search(/\p{Surrogate}/u);
  throw new InputError(
    argument,
    `must be well-formed text, has half of a surrogate pair (a cut emoji?) at index ${index}`,
  );
}
