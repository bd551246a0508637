/** Names that Windows reserves, whatever follows after a dot. */
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;
/** What a file name cannot hold on some system, or what is not shown. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>:"/\\|?*]+/gu;
/** Systems allow 255 bytes; the rest is for a number and the ending. */
const MAX_BYTES = 200;

/** Returns the name of a file for a workflow, which none of `taken` has on any system. Adds the key of it to `taken`. */
export function newFileName(workflowName: string, taken: Set<string>): string {
  const base = safeName(workflowName, 'workflow');
  for (let number = 1; ; number++) {
    const name = number === 1 ? `${base}.json` : `${base} (${number}).json`;
    if (taken.has(nameKey(name))) continue;
    taken.add(nameKey(name));
    return name;
  }
}

/** Returns what two names share that are the same file on some system. */
export const nameKey = (name: string): string => name.normalize('NFC').toLowerCase();

/** Returns a text as a name that every system takes; `fallback` where nothing of it is left. */
export function safeName(text: string, fallback: string): string {
  const safe = text
    .normalize('NFC')
    .replace(UNSAFE, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+/, '');
  const base = cut(safe).replace(/[ .]+$/, '');
  if (base === '') return fallback;
  return RESERVED.test(base) ? `_${base}` : base;
}

function cut(text: string): string {
  let bytes = 0;
  let kept = '';
  for (const character of text) {
    bytes += new TextEncoder().encode(character).length;
    if (bytes > MAX_BYTES) break;
    kept += character;
  }
  return kept;
}
