/** Returns how a traceback begins and ends: in between stand the files of the server. */
export function shortTraceback(text: string): string {
  const lines = text.trimEnd().split('\n');
  return `${lines.at(0)} … ${lines.at(-1)}`;
}
