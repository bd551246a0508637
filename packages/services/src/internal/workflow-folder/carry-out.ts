import type { WorkflowRecord } from '@x/models/workflow';
import { InputError, InvokeError, mayHaveHappened, printValue } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import { nameKey, newFileName } from '../file-name.js';
import type { Folder } from '../folder.js';
import { contentHash, type FileDocument, formatDocument, withSharing } from './document.js';
import { readCurrent } from './local-files.js';
import type { PlannedStep } from './make-plan.js';
import type { StepEntry } from './state.js';
import type { WorkflowFolderStores } from './sync-types.js';

/** Where steps are carried out. */
export interface StepContext {
  readonly folder: Folder;
  readonly stores: WorkflowFolderStores;
  /** The ids of all workflows that were there before. */
  readonly ids: Set<string>;
}

/** A workflow that is in step now. */
export interface StepResult {
  readonly id: string;
  readonly entry: StepEntry;
}

/** Carries out a step. Returns undefined where nothing was to be done. Changes nothing that has changed since the plan. */
export async function carryOut(
  step: PlannedStep,
  context: StepContext,
  options: RequestOptions,
): Promise<StepResult | undefined> {
  const { id, action } = step.item;
  if (action === 'create') return create(step, context, options);
  if (id === undefined) return undefined;
  if (action === 'update') return update(step, id, context, options);
  if (action === 'write') return step.isIdOnly ? addId(step, id, context) : write(step, id, context, options);
  return action === 'unchanged' ? remember(step, id) : undefined;
}

async function create(step: PlannedStep, context: StepContext, options: RequestOptions): Promise<StepResult> {
  const { file, document } = await currentOf(step, context);
  const record = await createOnce(document, context, options);
  context.ids.add(record.workflow_id);
  return withId(file, document, record, context);
}

/** Creates a workflow. After a lost response it is searched by its name and content. */
async function createOnce({ input, hash }: FileDocument, context: StepContext, options: RequestOptions) {
  const { workflows } = context.stores;
  try {
    return await workflows.create(input, options);
  } catch (error) {
    if (options.signal?.aborted || !InvokeError.isInstance(error) || !mayHaveHappened(error)) throw error;
    const found = await findCreated({ name: input.name, hash }, context, options).catch(() => undefined);
    if (found) return found;
    throw error; // the next run finds it by its name, should it be there
  }
}

async function findCreated(
  wanted: { readonly name: string; readonly hash: string },
  { ids, stores: { workflows } }: StepContext,
  options: RequestOptions,
): Promise<WorkflowRecord | undefined> {
  for await (const item of workflows.list({ categories: ['user'] }, options)) {
    if (item.name !== wanted.name || ids.has(item.workflow_id)) continue;
    const record = await workflows.get(item.workflow_id, options);
    if (contentHash(record.workflow) === wanted.hash) return record;
  }
  return undefined;
}

async function update(step: PlannedStep, id: string, context: StepContext, options: RequestOptions) {
  const { workflows } = context.stores;
  const { file, document } = await currentOf(step, context);
  const before = await workflows.get(id, options);
  if (contentHash(before.workflow) !== step.serverHash) throw changedSince(file, 'the workflow changed on the server');
  const record = await workflows.update(id, withSharing(document.input, before.workflow), options);
  return withId(file, document, record, context);
}

async function addId(step: PlannedStep, id: string, context: StepContext): Promise<StepResult> {
  const { file, document } = await currentOf(step, context);
  await writeId(file, document, id, context);
  return { id, entry: entryOf(file, step) };
}

async function write(step: PlannedStep, id: string, context: StepContext, options: RequestOptions) {
  const { folder, stores } = context;
  const { workflow, updated_at: updatedAt } = await stores.workflows.get(id, options);
  const hash = contentHash(workflow);
  const text = formatDocument({ ...workflow, id });
  const place = async (): Promise<string> => {
    if (step.local) {
      const { file } = await currentOf(step, context);
      await folder.replace(file, text);
      return file;
    }
    const taken = new Set((await folder.names()).map(nameKey));
    const first = step.item.file ?? newFileName(workflow.name, taken);
    for (let file = first; ; file = newFileName(workflow.name, taken)) if (await folder.create(file, text)) return file;
  };
  return { id, entry: { file: await place(), fileHash: hash, serverHash: hash, updatedAt } };
}

function remember(step: PlannedStep, id: string): StepResult | undefined {
  return step.local && { id, entry: entryOf(step.local.file, step) };
}

const entryOf = (file: string, { local, serverHash = '', updatedAt }: PlannedStep): StepEntry => ({
  file,
  fileHash: local?.hash ?? '',
  serverHash,
  updatedAt,
});

/** Writes the id of a stored document into its file. */
async function withId(
  file: string,
  document: FileDocument,
  { workflow_id: id, workflow, updated_at: updatedAt }: WorkflowRecord,
  context: StepContext,
): Promise<StepResult> {
  if (document.id !== id) await writeId(file, document, id, context);
  return { id, entry: { file, fileHash: document.hash, serverHash: contentHash(workflow), updatedAt } };
}

/** Writes an id into a file, and keeps what was changed in it meanwhile. */
async function writeId(file: string, { id: before, input }: FileDocument, id: string, { folder }: StepContext) {
  const now = await readCurrent(folder, file);
  if (now?.id !== before || now?.input.name !== input.name) throw changedSince(file, `is stored as ${printValue(id)}`);
  await folder.replace(file, formatDocument({ ...now.fields, id }));
}

/** Returns the document of a file. Throws when it is another one than when the plan was made. */
async function currentOf({ local }: PlannedStep, { folder }: StepContext) {
  const file = local?.file ?? '';
  const document = await readCurrent(folder, file);
  if (document && document.hash === local?.hash && document.id === local.id) return { file, document };
  throw changedSince(file, 'the file changed');
}

const changedSince = (file: string, what: string): InputError =>
  new InputError(file, `${what} during the run; run it again`);
