import type { Difference } from './compare/compare-runs.js';
import type { Explained } from './compare/explain.js';
import { isEvent } from './runner/events.js';
import type { ScenarioRun } from './runner/run-scenario.js';

/** Returns a line with the number of scenarios, exchanges and events. */
export function summary(name: string, runs: readonly ScenarioRun[]): string {
  const all = runs.flatMap((run) => run.exchanges);
  const exchanges = all.filter((exchange) => !isEvent(exchange));
  const counted = exchanges.filter(({ isPreparation }) => !isPreparation);
  const prepared = `${exchanges.length - counted.length} to prepare them`;
  const events = `${all.length - exchanges.length} events`;
  return `${name}: ${runs.length} scenarios, ${counted.length} exchanges and ${prepared}, ${events}`;
}

/** Prints how many exclusive scenarios were skipped. They run on an empty server only. */
export function reportSkipped(count: number): void {
  if (count > 0)
    console.log(
      `${count} scenarios skipped: they need a server without boards, images and queue items, or one of ours`,
    );
}

/** Prints the failures of scenarios and returns their number. */
export function reportFailures(name: string, runs: readonly ScenarioRun[]): number {
  const failed = runs.filter(({ failure }) => failure !== undefined);
  for (const { title, failure } of failed) {
    const reason = failure instanceof Error ? failure.message : String(failure);
    console.error(`\n${title}\n  failed on ${name}: ${reason.replaceAll('\n', '\n  ')}`);
  }
  return failed.length;
}

/** Prints the differences between two servers, and returns the number of unexplained ones and stale explanations. */
export function reportComparison(
  names: readonly [string, string],
  { unexplained, explained, stale }: Explained,
): number {
  for (const difference of unexplained) console.error(description(names, difference));
  for (const { scenario, exchange, path } of stale) {
    console.error(`\n${scenario}\n  ${exchange}  ${path}\n  no longer differs: remove it from differences.md`);
  }
  console.log(
    `${unexplained.length} unexplained differences, ${explained.length} explained, ${stale.length} stale explanations`,
  );
  return unexplained.length + stale.length;
}

/** Returns a difference as text. */
export function description([left, right]: readonly [string, string], difference: Difference): string {
  const width = Math.max(left.length, right.length);
  return `
${difference.scenario}
  ${truncated(difference.exchange, 160)}  ${difference.path}
    ${left.padEnd(width)}  ${format(difference.left)}
    ${right.padEnd(width)}  ${format(difference.right)}`;
}

const format = (value: unknown): string => truncated(JSON.stringify(value) ?? 'nothing', 300);
const truncated = (text: string, length: number): string => (text.length > length ? `${text.slice(0, length)}…` : text);
