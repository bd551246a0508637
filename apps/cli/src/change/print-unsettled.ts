import type { Context } from '../command/context.js';
import { wrap } from '../output/fit.js';
import { printable } from '../output/printable.js';
import type { Outcome } from './change.js';
import { countOf } from './summary.js';

/** How many names of a group are printed. */
const MOST = 10;

/** Prints what was not done to a person: why, once for all with the same reason, and their names. */
export function printUnsettled(outcomes: readonly Outcome[], print: Pick<Context['print'], 'text' | 'width'>): void {
  const groups = Map.groupBy(outcomes, ({ status, action, why = '' }) => `${status} ${action} ${why}`);
  const write = (text: string, indent = ''): void => print.text(`${wrap(printable(text), print.width, indent)}\n`);
  for (const group of groups.values()) {
    const [first] = group;
    if (!first) continue;
    const things = group.length === 1 ? `${first.kind} "${first.name}"` : countOf(group);
    const why = first.why ? `: ${first.why}` : '';
    write(`${first.status}: ${first.action} ${things}${why}`);
    if (group.length === 1 || first.status === 'not-sent') continue; // whoever continues need not name them
    for (const { name } of group.slice(0, MOST)) write(name, '  ');
    if (group.length > MOST) write(`and ${group.length - MOST} more, which --json names`, '  ');
  }
}
