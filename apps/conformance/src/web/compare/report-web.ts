import type { WebRun } from '../call.js';
import { reasonFor } from '../known-problems.js';

/** Prints what went wrong in a run, and returns the number of problems without a known reason. */
export function reportProblems({ server, problems }: WebRun, log: (line: string) => void): number {
  const lines = problems.map((problem) => ({ ...problem, reason: reasonFor(problem) }));
  for (const { phase, kind, text, reason } of lines) {
    log(`${server}, ${phase}: ${kind}: ${text}${reason === undefined ? '' : ` (known: ${reason})`}`);
  }
  return lines.filter(({ reason }) => reason === undefined).length;
}

/** Prints the calls of each phase. */
export function reportPhases({ server, phases }: WebRun, log: (line: string) => void): void {
  for (const { title, milliseconds, calls } of phases) {
    const counts = new Map<string, number>();
    for (const { route } of calls) counts.set(route, (counts.get(route) ?? 0) + 1);
    log(`${server}, ${title}: ${calls.length} calls in ${milliseconds} ms`);
    for (const [route, count] of counts) log(`    ${route}${count > 1 ? ` (${count})` : ''}`);
  }
}
