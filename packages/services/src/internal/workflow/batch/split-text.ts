/**
 * Returns the parts of a text. The separator is read as the inside of a JSON string, so `\n` is a line break; one that
 * is no JSON is taken as it is, and an empty one separates nothing.
 */
export function splitText(input: unknown, splitOn: unknown): string[] {
  const text = typeof input === 'string' ? input : '';
  const separator = typeof splitOn === 'string' ? readSeparator(splitOn) : ',';
  return separator === '' ? [text] : text.split(separator);
}

function readSeparator(text: string): string {
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return text; // it is meant literally
  }
}
