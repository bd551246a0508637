/** Returns the text of an error as it was thrown. */
export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
