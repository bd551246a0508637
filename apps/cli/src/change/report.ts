import type { Context } from '../command/context.js';
import { printable } from '../output/printable.js';
import type { Column } from '../output/table.js';
import type { Action, Change, Outcome } from './change.js';
import { printUnsettled } from './print-unsettled.js';
import { countByStatus, exitCodeOf, isSettled } from './settle.js';
import { countOf, describeUnchanged } from './summary.js';

const PAST: Readonly<Record<Action['action'], string>> = {
  cancel: 'canceled',
  copy: 'copied',
  create: 'created',
  delete: 'deleted',
  download: 'downloaded',
  install: 'installed',
  move: 'moved',
  rename: 'renamed',
  retry: 'retried',
  run: 'ran',
  star: 'starred',
  unstar: 'unstarred',
  upload: 'uploaded',
};

const ACTION_COLUMNS: readonly Column<Action>[] = [
  { name: 'action', value: ({ action }) => action },
  { name: 'kind', value: ({ kind }) => kind },
  { name: 'name', value: ({ name }) => name },
  { name: 'to', value: ({ to }) => to },
];

const OUTCOME_COLUMNS: readonly Column<Outcome>[] = [
  { name: 'status', value: ({ status }) => status },
  ...ACTION_COLUMNS,
  { name: 'result', value: ({ result }) => result },
  { name: 'why', value: ({ why }) => why },
];

/** Prints what would be done: each action; to a person on stderr what would not, and why. */
export function printPlan(
  { actions, skipped = [], unchanged, makes }: Pick<Change<never>, 'actions' | 'skipped' | 'unchanged' | 'makes'>,
  { print }: Pick<Context, 'print'>,
): void {
  if (print.isJson) {
    print.end(true, { dryRun: true, actions, ...(skipped.length > 0 && { skipped }), ...(unchanged && { unchanged }) });
    return;
  }
  print.list({ rows: actions, columns: ACTION_COLUMNS, empty: 'nothing to do' });
  for (const { name, why } of skipped) print.note(`skipped: ${name}: ${why}`);
  for (const text of describeUnchanged(unchanged)) print.note(text);
  if (actions.length === 0 && makes) print.note(makes);
}

/** Prints what was done: to a person a line for each kind of work and what failed, to a program each outcome. */
export function printReport(outcomes: readonly Outcome[], { print }: Pick<Context, 'print'>): void {
  if (print.isJson) print.end(exitCodeOf(outcomes) === 0, { counts: countByStatus(outcomes), outcomes });
  else if (!print.isTerminal) print.list({ rows: outcomes, columns: OUTCOME_COLUMNS, empty: '' });
  else printForPeople(outcomes, print);
}

function printForPeople(outcomes: readonly Outcome[], print: Context['print']): void {
  const present = outcomes.filter(({ status }) => status === 'present');
  const settled = outcomes.filter((outcome) => isSettled(outcome) && outcome.status !== 'present');
  const done = Map.groupBy(settled, ({ action }) => action);
  for (const [action, group] of done) {
    const [only] = group;
    const things = only && group.length === 1 ? `${only.kind} "${only.name}"` : countOf(group);
    const result = group.length === 1 && only?.result ? `: ${only.result}` : '';
    print.text(`${PAST[action]} ${printable(things)}${printable(result)}\n`);
  }
  if (present.length > 0) print.text(`already there: ${countOf(present)}\n`);
  const rest = outcomes.filter((outcome) => !isSettled(outcome));
  if (outcomes.length === 0) print.note('nothing to do');
  printUnsettled(rest, print);
}
