import type { Board } from '@x/models/board';
import type { ModelConfig } from '@x/models/model-config';
import type { WorkflowDocument } from '@x/models/workflow-document';
import { InputError, printValue } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import { requestOptions } from '../../arguments.js';
import type { WorkflowEnvironment, WorkflowProblem } from '../conversion.js';
import { convertLoaded } from '../convert-workflow.js';
import { IntermediateOutputsError, type ValueProblem, WorkflowRefusedError, WorkflowValuesError } from '../errors.js';
import { checkValues, type GivenValue, requireValues, storedValue } from '../inputs/check-values.js';
import type { PendingValue } from '../inputs/checked-value.js';
import { labelOf } from '../inputs/describe-inputs.js';
import type { ExposedInput } from '../inputs/exposed-input.js';
import { findField } from '../inputs/find-field.js';
import { invocations } from '../node-kinds.js';
import { convertWithLookups } from '../open/convert.js';
import type { WorkflowContext } from '../open/stores.js';
import type { WorkflowOutput } from './outputs.js';
import { setValues } from './set-values.js';
import { findNamed, settled, uploadFiles } from './settle-values.js';
import { WorkflowRun } from './workflow-run.js';

/** Values by label or `nodeId.field`. What is left out keeps the value of the document. */
export type WorkflowValues = Readonly<Record<string, unknown>>;

/** How a workflow is run. */
export interface RunWorkflowOptions extends RequestOptions {
  /**
   * How often all of it is run.
   *
   * @default 1
   */
  readonly runs?: number | undefined;
  /** The board of images whose node names none or `auto`, and of uploads: its id or name. Left out, none. */
  readonly board?: string | Pick<Board, 'board_id'> | undefined;
  /** Whether it is put before all others on the queue. */
  readonly prepend?: boolean | undefined;
  /** Whether it is run although all its images are intermediate. */
  readonly allowIntermediate?: boolean | undefined;
}

/** What a run with some values would be refused for. */
export interface WorkflowCheck {
  /** The values that are wrong. */
  readonly values: readonly ValueProblem[];
  /** Why the editor would not run it with the others: an input without a value, a node that the server does not have. */
  readonly problems: readonly WorkflowProblem[];
}

/** A workflow that was opened. */
export interface RunSubject {
  readonly document: WorkflowDocument;
  readonly inputs: readonly ExposedInput[];
  readonly outputs: readonly WorkflowOutput[];
  readonly environment: WorkflowEnvironment;
  readonly models: readonly ModelConfig[];
}

/** Checks the values, without a request as far as that is possible, then uploads and enqueues. */
export async function runWorkflow(
  subject: RunSubject,
  values: WorkflowValues,
  { context, options }: { readonly context: WorkflowContext; readonly options: RunWorkflowOptions },
): Promise<WorkflowRun> {
  const { runs = 1, board: boardOption, prepend, allowIntermediate = false, ...request } = requestOptions(options);
  if (!Number.isSafeInteger(runs) || runs < 1)
    throw new InputError('runs', `must be a positive integer, got ${printValue(runs)}`);
  const boardName = boardText(boardOption);
  const { environment, models, outputs } = subject;
  const { given, problems } = checkValues(requireValues('values', values), subject, {
    types: environment.types,
    models,
  });
  if (problems.length > 0) throw new WorkflowValuesError(problems);
  const withValues = (settle: (pending: PendingValue) => unknown): WorkflowDocument =>
    setValues(subject.document, placed(given, settle));
  refuseProblems(previewProblems(given, subject), subject);
  if (!allowIntermediate) refuseIntermediate(subject);
  const { stores } = context;
  const named = await findNamed(given, boardName, { stores, options: request });
  if (named.problems.length > 0) throw new WorkflowValuesError(named.problems);
  const board = boardName === undefined ? undefined : named.boards.get(boardName);
  const uploaded = await uploadFiles(given, board, { stores, options: request });
  const document = withValues((pending) => settled(pending, named.boards, uploaded));
  const converted = await convertWithLookups(
    document,
    { ...environment, runs, autoAddBoard: board },
    { stores, options: request },
  );
  refuseProblems(converted.problems, subject);
  const position = prepend === undefined ? {} : { prepend };
  const batch = { graph: converted.graph, ...converted.batch, destination: 'gallery' };
  const jobs = await context.jobs.enqueueBatch(batch, position, request);
  const run = { document, uploaded: [...uploaded.values()] };
  return new WorkflowRun(jobs, run, { outputs, jobs: context.jobs.untracked });
}

/** Returns what `run` would refuse of values, as far as that is known without a request. */
export function checkRun(subject: RunSubject, values: WorkflowValues): WorkflowCheck {
  const { environment, models } = subject;
  const checked = checkValues(requireValues('values', values), subject, { types: environment.types, models });
  const isRefused = ({ key }: GivenValue): boolean => checked.problems.some((problem) => problem.key === key);
  const refused = checked.given.filter(isRefused);
  const isOfRefused = ({ nodeId, field }: WorkflowProblem): boolean =>
    refused.some(({ input }) => input.nodeId === nodeId && input.field === field);
  const given = checked.given.filter((value) => !isRefused(value));
  const problems = previewProblems(given, subject).filter((problem) => !isOfRefused(problem));
  return { values: checked.problems, problems: labelled(problems, subject) };
}

/** Returns why the editor would not run the workflow with these values. */
function previewProblems(given: readonly GivenValue[], { document, environment }: RunSubject): WorkflowProblem[] {
  const values = placed(given, (pending) => settled(pending, new Map(), new Map()));
  return [...convertLoaded(setValues(document, values), environment).problems];
}

/** A workflow that is called may save images. */
function refuseIntermediate({ document, outputs }: RunSubject): void {
  const calls = invocations(document).some(({ data }) => data.type === 'call_saved_workflow');
  if (calls || outputs.length === 0 || outputs.some(({ isIntermediate }) => !isIntermediate)) return;
  throw new IntermediateOutputsError(outputs.map(({ nodeId }) => nodeId));
}

const placed = (given: readonly GivenValue[], settle: (pending: PendingValue) => unknown) =>
  given.map(({ input: { nodeId, field }, checked }) => ({ nodeId, field, value: storedValue(checked, settle) }));

/** Returns the id or name of a board; `undefined` for none. */
export function boardText(board: unknown): string | undefined {
  if (board === undefined || board === 'none') return undefined;
  const id = typeof board === 'object' && board !== null && 'board_id' in board ? board.board_id : board;
  if (typeof id === 'string' && id.trim() !== '') return id;
  throw new InputError('board', `must be the id or name of a board, or a \`Board\`, got ${printValue(board)}`);
}

/** Throws for problems. */
export function refuseProblems(problems: readonly WorkflowProblem[], subject: RunSubject): void {
  if (problems.length > 0) throw new WorkflowRefusedError(labelled(problems, subject));
}

/** Messages of problems name nodes by their ids; people know the labels. */
const labelled = (problems: readonly WorkflowProblem[], { document, environment }: RunSubject): WorkflowProblem[] =>
  problems.map((problem) => {
    const { nodeId = '', field: name = '' } = problem;
    const field = findField(document, { nodeId, name }, environment);
    return field ? { ...problem, message: `"${labelOf(field)}": ${problem.message}` } : problem;
  });
