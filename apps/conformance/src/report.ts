import type { Difference } from './compare/compare-runs.js';
import type { Explained } from './compare/explain.js';
import { isHeard } from './runner/events.js';
import type { Performance } from './runner/run-scenario.js';

/** Returns a line on what was played. */
export function summary(name: string, performances: readonly Performance[]): string {
  const all = performances.flatMap((performance) => performance.exchanges);
  const exchanges = all.filter((exchange) => !isHeard(exchange));
  const counted = exchanges.filter(({ isPreparation }) => !isPreparation);
  const prepared = `${exchanges.length - counted.length} to prepare them`;
  const heard = `${all.length - exchanges.length} events`;
  return `${name}: ${performances.length} scenarios, ${counted.length} exchanges and ${prepared}, ${heard}`;
}

/** Prints how many scenarios were not played on a server that somebody uses. */
export function reportLeftOut(count: number): void {
  if (count > 0) console.log(`${count} scenarios that see everything on a server were left out: this one is not ours`);
}

/** Prints what was thrown, and returns by how many scenarios. */
export function reportFailures(name: string, performances: readonly Performance[]): number {
  const failed = performances.filter(({ failure }) => failure !== undefined);
  for (const { title, failure } of failed) {
    const reason = failure instanceof Error ? failure.message : String(failure);
    console.error(`\n${title}\n  failed on ${name}: ${reason.replaceAll('\n', '\n  ')}`);
  }
  return failed.length;
}

/** Prints what two servers do not have in common, and returns how much of it has no explanation, or is none any more. */
export function reportComparison(names: readonly [string, string], { open, explained, stale }: Explained): number {
  for (const difference of open) console.error(description(names, difference));
  for (const { scenario, exchange, path } of stale) {
    console.error(`\n${scenario}\n  ${exchange}  ${path}\n  differs no more: take it out of differences.md`);
  }
  console.log(
    `${open.length} unexplained differences, ${explained.length} explained, ${stale.length} that are none any more`,
  );
  return open.length + stale.length;
}

function description([left, right]: readonly [string, string], difference: Difference): string {
  const width = Math.max(left.length, right.length);
  return `
${difference.scenario}
  ${short(difference.exchange, 160)}  ${difference.path}
    ${left.padEnd(width)}  ${shown(difference.left)}
    ${right.padEnd(width)}  ${shown(difference.right)}`;
}

const shown = (value: unknown): string => short(JSON.stringify(value) ?? 'nothing', 300);
const short = (text: string, length: number): string => (text.length > length ? `${text.slice(0, length)}…` : text);
