import { shorten } from './print-value.js';

/** The most characters of the message of a request, apart from its route. */
export const longestReason = 1_000;

/** Returns an issue as text, with its path. */
export const issueText = ({ path, message }: { readonly path: string; readonly message: string }): string =>
  path ? `${path}: ${message}` : message;

/** Returns the first issues as one text, and the number of the others. */
export function listIssues(issues: readonly string[], count: number): string {
  const shown = issues.slice(0, 5);
  const more = count - shown.length;
  const texts = shown.map((issue) => shorten(issue, Math.floor((0.9 * longestReason) / shown.length)));
  return texts.join('; ') + (more > 0 ? ` (and ${more} more)` : '');
}
