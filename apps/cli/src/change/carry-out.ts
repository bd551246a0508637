import type { Context } from '../command/context.js';
import { EXIT } from '../error/cli-error.js';
import { createProgress } from '../output/progress.js';
import type { Change } from './change.js';
import { type ChangeFlags, confirm, requireConsent } from './confirm.js';
import { HalfDoneError } from './half-done-error.js';
import { printPlan, printReport } from './report.js';
import { exitCodeOf, settle } from './settle.js';
import { describeUnchanged, summarize } from './summary.js';

/**
 * Plans a change, asks for consent, carries it out and reports the outcome of each action. Returns the exit code. With
 * `--dry-run` it prints the actions and changes nothing.
 */
export async function carryOut<Report>(
  plan: () => Promise<Change<Report>>,
  flags: ChangeFlags,
  context: Context,
): Promise<number> {
  requireConsent(flags, context);
  const change = await plan();
  const { actions, skipped = [], unchanged = {} } = change;
  if (change.isLeft) context.print.note('continues what was interrupted; what was added since then is for another run');
  if (flags.dryRun) {
    printPlan(change, context);
    return EXIT.done;
  }
  context.print.event('plan', { actions: actions.length, skipped: skipped.length, unchanged });
  if (!flags.yes && (actions.length > 0 || change.makes)) await confirm(summarize(change), context);
  else if (!context.print.isJson) for (const text of describeUnchanged(unchanged)) context.print.note(text);
  if (actions.length > 0 || change.isLeft || change.makes) return runAndReport(change, context);
  printReport(skipped, context);
  return exitCodeOf(skipped);
}

async function runAndReport<Report>(change: Change<Report>, context: Context): Promise<number> {
  const { host, print, signal, name } = context;
  const progress = createProgress({ host, print, label: name });
  let latest: Report | undefined;
  try {
    const report = await change.run({
      signal,
      onProgress: ({ report: next, ...state }) => {
        latest = next;
        progress.update(state);
      },
    });
    progress.end();
    const outcomes = [...settle(change.actions, change.outcomes(report)), ...(change.skipped ?? [])];
    printReport(outcomes, context);
    return exitCodeOf(outcomes);
  } catch (error) {
    progress.end();
    const partial = reportOf<Report>(error) ?? latest;
    // Whoever interrupted it wants to know, also that nothing is done.
    const outcomes = settle(change.actions, partial === undefined ? [] : change.outcomes(partial));
    const isStarted = outcomes.some(({ status }) => status !== 'not-sent');
    if (!isStarted && !signal.aborted) throw isIncomplete(error) && !change.isLeft ? error.cause : error;
    if (!print.isJson && isStarted) printReport(outcomes, context);
    throw new HalfDoneError(error, outcomes);
  }
}

/** Returns the report of work that stopped half-way. */
function reportOf<Report>(error: unknown): Report | undefined {
  return isIncomplete(error) ? (error.report as Report) : undefined;
}

const isIncomplete = (error: unknown): error is Error & { readonly report: unknown } =>
  error instanceof Error && error.name === 'IncompleteError' && 'report' in error;
