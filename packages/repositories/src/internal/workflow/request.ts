import type { WorkflowInput } from '@x/models/workflow';
import type { TransferOptions } from '@x/transport/options';

/** Returns the parameters of a request about one workflow. */
export const identified = (id: string, options?: TransferOptions) => ({ path: { workflow_id: id }, ...options });

/** Returns what the server must have stored of a document: its texts and its category. */
export function documentOf({ name, author, description, version, contact, tags, notes, meta }: WorkflowInput) {
  return {
    name,
    author,
    description,
    version,
    contact,
    tags,
    notes,
    meta: { version: meta.version, category: meta.category },
  };
}
