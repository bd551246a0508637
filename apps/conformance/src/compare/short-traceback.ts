/** Returns the first and the last line of a traceback. The lines between name files of the server. */
export function shortTraceback(text: string): string {
  const lines = text.trimEnd().split('\n');
  return `${lines.at(0)} … ${lines.at(-1)}`;
}
