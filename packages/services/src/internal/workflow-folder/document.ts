import { type StoredWorkflow, WorkflowInput } from '@x/models/workflow';
import { InputError } from '@x/transport/errors';

import { hashOf } from './node.js';

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
    const value = parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
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

/** Integers that a number cannot hold become bigints, as in responses. */
function parse(text: string): unknown {
  if (!/\d{16}/.test(text)) return JSON.parse(text);
  return JSON.parse(text, (_key, value: unknown, context?: { readonly source?: string }) => {
    const isRounded = typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
    const source = context?.source ?? '';
    return isRounded && /^-?\d+$/.test(source) ? BigInt(source) : value;
  });
}

/**
 * Returns a hash of what the server stores of a document: without its id, unknown keys, the order of keys, and the tag
 * that says whether it is shared.
 */
export function contentHash(document: WorkflowInput | StoredWorkflow): string {
  const { name, author, description, version, contact, tags, notes, nodes, edges, form } = document;
  const meta = { version: document.meta.version, category: document.meta.category };
  const exposedFields = document.exposedFields.map(({ nodeId, fieldName }) => ({ nodeId, fieldName }));
  const texts = { name, author, description, version, contact, notes, tags: tagsOf(tags).join() };
  return hashOf(writeJson({ ...texts, meta, exposedFields, nodes, edges, form: form ?? null }, { isSorted: true }));
}

/** Returns the document to store in place of one that is shared, or is not: the server does not mend the tag itself. */
export function withSharing(input: WorkflowInput, before: StoredWorkflow): WorkflowInput {
  if (!hasShared(before.tags) || hasShared(input.tags)) return input;
  return { ...input, tags: [...tagsOf(input.tags), SHARED].join(', ') };
}

const SHARED = 'shared';
const split = (text: string): string[] => text.split(',').map((tag) => tag.trim());
const hasShared = (text: string): boolean => split(text).includes(SHARED);
const tagsOf = (text: string): string[] => split(text).filter((tag) => tag !== '' && tag !== SHARED);

/** Returns the text of a file: JSON with two spaces, and a newline at its end. */
export const formatDocument = (document: object): string => `${writeJson(document, { indent: '' })}\n`;

interface JsonStyle {
  /** How far it is indented. Left out, all is on one line. */
  readonly indent?: string;
  readonly isSorted?: boolean;
}

/** `JSON.stringify` can neither write bigints nor sort keys. */
function writeJson(value: unknown, style: JsonStyle): string {
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const { indent, isSorted = false } = style;
  const inner = indent === undefined ? style : { ...style, indent: `${indent}  ` };
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map((item) => writeJson(item, inner))
    : entriesOf(value, isSorted).map(([key, field]) => {
        return `${JSON.stringify(key)}:${indent === undefined ? '' : ' '}${writeJson(field, inner)}`;
      });
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  if (parts.length === 0 || indent === undefined) return `${open}${parts.join()}${close}`;
  return `${open}\n${inner.indent}${parts.join(`,\n${inner.indent}`)}\n${indent}${close}`;
}

function entriesOf(value: object, isSorted: boolean): [string, unknown][] {
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  return isSorted ? entries.toSorted(([a], [b]) => (a < b ? -1 : 1)) : entries;
}
