/** What no file may be called on Windows, whatever follows the first dot. */
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?=\.|$)/i;

/** What some file system refuses, what a manifest must encode, and what nobody sees. */
const unusable = /[<>:"/\\|?*%\p{Cc}\p{Cf}\p{Cs}\p{Co}\s\ufffd]+/gu;

/** Returns a text as part of a file name, for people: in NFC, at most `limit` bytes, valid on every file system. */
export function slug(text: string, limit: number): string {
  const plain = text
    .toWellFormed()
    .normalize('NFC')
    .replace(unusable, '-')
    .replace(/^[-.~]+|[-.~]+$/g, '');
  const name = cut(plain, limit).replace(/[-.~]+$/, '') || 'untitled';
  return reserved.test(name) ? `_${name}` : name;
}

/** Whether Windows has a device of this name. */
export const isReserved = (name: string): boolean => reserved.test(name);

/** Returns the longest beginning of at most `limit` bytes that splits no character. */
function cut(text: string, limit: number): string {
  if (Buffer.byteLength(text) <= limit) return text;
  let size = 0;
  let end = 0;
  for (const { segment } of new Intl.Segmenter('und').segment(text)) {
    size += Buffer.byteLength(segment);
    if (size > limit) break;
    end += segment.length;
  }
  return text.slice(0, end);
}
