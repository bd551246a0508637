import { currentMessages } from '../i18n/messages.js';
import { errorKind } from './error-kind.js';
import { errorMessages } from './error-messages.js';
import { errorText } from './error-text.js';

/** Returns an error in one line: its sentence, and the text of the SDK behind it. */
export function errorLine(error: unknown): string {
  const kind = errorKind(error);
  const { sentences, details } = currentMessages(errorMessages);
  return kind ? `${sentences[kind]} ${details}: ${errorText(error)}` : errorText(error);
}
