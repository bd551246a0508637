/** Says whether JSON by `JSON.stringify` holds half a surrogate pair: it escapes those alone. */
export const holdsLoneSurrogate = (json: string): boolean => ESCAPED.test(json);

/** An escaped half of a pair; a backslash that is escaped itself begins none. */
const ESCAPED = /(?<!\\)(?:\\\\)*\\u[dD][89a-fA-F]/;

/** Throws what the server throws when it stores or sends text with half a surrogate pair. */
export function assertEncodable(text: string): void {
  if (text.isWellFormed()) return;
  const [halves = ''] = LONE.exec(text) ?? [];
  const start = [...text.slice(0, text.search(LONE))].length;
  const code = `\\u${halves.charCodeAt(0).toString(16)}`;
  const which = halves.length > 1 ? `characters in position ${start}-${start + halves.length - 1}` : undefined;
  throw new Error(
    `'utf-8' codec can't encode ${which ?? `character '${code}' in position ${start}`}: surrogates not allowed`,
  );
}

const LONE = /\p{Surrogate}+/u;
