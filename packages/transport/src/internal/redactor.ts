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

/** Headers that hold no secret. A shorter value of another one, such as a name, may occur in ordinary data. */
const harmless =
  /^(?:accept.*|user-agent|origin|referer|cache-control|pragma|range|if-.*|sec-.*|x-forwarded-.*|x-request-id)$/;
const shortestValue = 8;

/** Returns the values of headers that may be secrets. */
export const secretsOf = (headers: Readonly<Record<string, string>>): string[] =>
  Object.entries(headers).flatMap(([name, value]) =>
    harmless.test(name) || value.length < shortestValue ? [] : [value],
  );

/** Returns a secret as it may occur in a text: as it is, in a URL, in JSON, and what follows `Basic` or `session=`. */
function formsOf(secret: string): string[] {
  const parts = secret.split(/[\s;,="]+/).filter((part) => part.length >= 2 * shortest);
  const json = JSON.stringify(secret).slice(1, -1);
  const forms = [secret, encodeURIComponent(secret), json, json.replaceAll('/', '\\/'), ...parts];
  return forms.filter((form) => form.length >= shortest);
}
