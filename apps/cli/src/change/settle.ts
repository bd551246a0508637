import { EXIT } from '../error/cli-error.js';
import type { Action, Outcome, Status } from './change.js';

const keyOf = ({ action, kind, name }: Action): string => `${action} ${kind} ${name}`;

/** Returns one outcome for each action, in their order: of one that the report does not know, it was not sent. */
export function settle(actions: readonly Action[], outcomes: readonly Outcome[]): Outcome[] {
  const known = new Map(outcomes.map((outcome) => [keyOf(outcome), outcome]));
  return actions.map((action) => known.get(keyOf(action)) ?? { ...action, status: 'not-sent' });
}

/** Returns how many outcomes there are of each status, those of which there are none left out. */
export function countByStatus(outcomes: readonly Outcome[]): Partial<Record<Status, number>> {
  const groups = Map.groupBy(outcomes, ({ status }) => status);
  return Object.fromEntries([...groups].map(([status, { length }]) => [status, length]));
}

/** Whether an action has the state that was wanted: what is gone need not be deleted. */
export const isSettled = ({ action, status }: Outcome): boolean =>
  status === 'done' || status === 'present' || (status === 'gone' && action === 'delete');

/** Returns the exit code: done, partial, or failure when nothing was done. */
export function exitCodeOf(outcomes: readonly Outcome[]): number {
  const done = outcomes.filter(isSettled).length;
  if (done === outcomes.length) return EXIT.done;
  return outcomes.some(({ status }) => status === 'done') ? EXIT.partial : EXIT.failure;
}
