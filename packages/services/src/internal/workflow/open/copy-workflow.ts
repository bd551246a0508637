import { WorkflowInput, type WorkflowRecord } from '@x/models/workflow';
import { InputError, printValue } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import { readSource } from './source.js';
import type { WorkflowStores } from './stores.js';

/** Stores the document of a source as a new workflow of the user. */
export async function copyWorkflow(
  source: unknown,
  { name, stores }: { readonly name: string | undefined; readonly stores: WorkflowStores },
  options: RequestOptions,
): Promise<WorkflowRecord> {
  const stored = await readSource(source, stores, options);
  if (typeof stored !== 'object' || stored === null) {
    throw new InputError('source', `is no workflow, but ${printValue(stored)}`);
  }
  const { id: _, meta, ...document }: Readonly<Record<string, unknown>> = { ...stored };
  const own = typeof meta === 'object' && meta !== null ? { ...meta, category: 'user' } : meta;
  const copied = WorkflowInput.safeParse({ ...document, ...(name === undefined ? {} : { name }), meta: own });
  if (copied.success) return stores.workflows.create(copied.data, options);
  const [issue] = copied.error.issues;
  throw new InputError('source', `is no workflow that can be stored: ${issue?.path.join('.')}: ${issue?.message}`);
}
