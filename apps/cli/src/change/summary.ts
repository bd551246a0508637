import type { Action, Change } from './change.js';

/** Returns what is planned as a person reads it: one line for actions that are alike, and what is left out. */
export function summarize({
  actions,
  skipped = [],
  unchanged,
  makes,
}: Pick<Change<never>, 'actions' | 'skipped' | 'unchanged' | 'makes'>) {
  const lines = actions.length === 0 && makes ? [makes] : linesOf(actions);
  if (skipped.length > 0) lines.push(`skip ${countOf(skipped)}`);
  return [...lines, ...describeUnchanged(unchanged)];
}

/** Returns how many things need no action, and why, as a person reads it. */
export function describeUnchanged(unchanged: Change<never>['unchanged'] = {}): string[] {
  return Object.entries(unchanged).flatMap(([why, count]) => (count > 0 ? [`${UNCHANGED[why] ?? why}: ${count}`] : []));
}

/** Why things need no action, as a person reads it. */
const UNCHANGED: Readonly<Record<string, string>> = {
  present: 'already there',
  duplicate: 'with the content of another',
};

function linesOf(actions: readonly Action[]): string[] {
  const groups = Map.groupBy(actions, ({ action, to }) => `${action} ${to ?? ''}`);
  return [...groups.values()].map((group) => {
    const [first] = group;
    const things = first && group.length === 1 ? `${first.kind} "${first.name}"` : countOf(group);
    const target = first?.to === undefined ? '' : ` ${PREPOSITION[first.action] ?? 'to'} "${first.to}"`;
    return `${first?.action} ${things}${target}`;
  });
}

const PREPOSITION: Partial<Record<Action['action'], string>> = { create: 'in', run: 'with' };

/** Returns how many things of each kind there are, such as `12 images and 1 video`. */
export function countOf(things: readonly Pick<Action, 'kind'>[]): string {
  const kinds = Map.groupBy(things, ({ kind }) => kind);
  const counts = [...kinds].map(([kind, { length }]) => `${length} ${kind}${length === 1 ? '' : 's'}`);
  return counts.length > 1 ? `${counts.slice(0, -1).join(', ')} and ${counts.at(-1)}` : (counts[0] ?? 'nothing');
}
