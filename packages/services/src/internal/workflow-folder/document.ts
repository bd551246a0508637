import { type StoredWorkflow, WorkflowInput } from '@x/models/workflow';
import { InputError } from '@x/transport/errors';

import { hashOf } from '../node.js';
import { parseJson } from '../parse-json.js';
import { hasShared, SHARED, tagsOf, workflowContent, writeJson } from '../workflow-content.js';

/** The document in a file. */
export interface FileDocument {
  /** Its id, `undefined` where it has none. */
  readonly id: string | undefined;
  /** What is sent. */
  readonly input: WorkflowInput;
  /** All that the file has. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** See {@link contentHash}. */
  readonly hash: string;
}

/** Returns the document in a file. Throws an `InputError` for what is no workflow. */
export function readDocument(file: string, bytes: Uint8Array): FileDocument {
  try {
    const value = parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const parsed = WorkflowInput.safeParse(value);
    if (parsed.success) {
      const fields: Readonly<Record<string, unknown>> = { ...parsed.data };
      const { id } = fields;
      const given = typeof id === 'string' && id !== '' ? id : undefined;
      return { id: given, input: parsed.data, fields, hash: contentHash(parsed.data) };
    }
    const [issue] = parsed.error.issues;
    throw new InputError(file, `is no workflow: ${[...(issue?.path ?? []), issue?.message].join(': ')}`);
  } catch (error) {
    if (error instanceof InputError) throw error;
    const problem = error instanceof RangeError ? 'is nested too deeply' : 'is no JSON';
    throw new InputError(file, problem, undefined, { cause: error });
  }
}

/** Returns a hash of what the server stores of a document. */
export const contentHash = (document: WorkflowInput | StoredWorkflow): string => hashOf(workflowContent(document));

/** Returns the document to store in place of one that is shared, or is not: the server does not mend the tag itself. */
export function withSharing(input: WorkflowInput, before: StoredWorkflow): WorkflowInput {
  if (!hasShared(before.tags) || hasShared(input.tags)) return input;
  return { ...input, tags: [...tagsOf(input.tags), SHARED].join(', ') };
}

/** Returns the text of a file: JSON with two spaces, and a newline at its end. */
export const formatDocument = (document: object): string => `${writeJson(document, { indent: '' })}\n`;
