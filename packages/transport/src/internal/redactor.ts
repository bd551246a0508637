import type { Redact } from './excerpt.js';

/** Replaces secrets in texts of the server, which may echo what it was sent. */
export interface Redactor {
  /** Remembers a secret. */
  add(secret: string): void;
  readonly redact: Redact;
}

const placeholder = '[redacted]';
/** A shorter text occurs in ordinary words. */
const shortest = 4;
/** The most texts that are remembered; a token function may return another token for each request. */
const mostTexts = 100;

/** Returns a redactor that knows no secret yet. */
export function createRedactor(): Redactor {
  const texts = new Set<string>();
  return {
    add(secret) {
      for (const text of formsOf(secret)) {
        texts.delete(text);
        texts.add(text);
      }
      for (const oldest of texts) {
        if (texts.size <= mostTexts) break;
        texts.delete(oldest);
      }
    },
    redact: (text) =>
      [...texts]
        .sort((a, b) => b.length - a.length)
        .reduce((rest, secret) => rest.replaceAll(secret, placeholder), text),
  };
}

/** Returns a secret as it may occur in a text: as it is, in a URL, in JSON, and what follows `Basic` or `session=`. */
function formsOf(secret: string): string[] {
  const parts = secret.split(/[\s;,="]+/).filter((part) => part.length >= 2 * shortest);
  const json = JSON.stringify(secret).slice(1, -1);
  const forms = [secret, encodeURIComponent(secret), json, json.replaceAll('/', '\\/'), ...parts];
  return forms.filter((form) => form.length >= shortest);
}
