import type { StoredWorkflow, WorkflowInput } from '@x/models/workflow';

/**
 * Returns, as a text to compare, what the server stores of a document: without its id, unknown keys, the order of keys, and the tag
 * that says whether it is shared.
 */
export function workflowContent(document: WorkflowInput | StoredWorkflow): string {
  const { name, author, description, version, contact, tags, notes, nodes, edges, form } = document;
  const meta = { version: document.meta.version, category: document.meta.category };
  const exposedFields = document.exposedFields.map(({ nodeId, fieldName }) => ({ nodeId, fieldName }));
  const texts = { name, author, description, version, contact, notes, tags: tagsOf(tags).join() };
  return writeJson({ ...texts, meta, exposedFields, nodes, edges, form: form ?? null }, { isSorted: true });
}

/** The tag of a workflow that all users see. */
export const SHARED = 'shared';
const split = (text: string): string[] => text.split(',').map((tag) => tag.trim());
/** Says whether tags say that all users see it. */
export const hasShared = (text: string): boolean => split(text).includes(SHARED);
/** Returns the tags, without the one of shared workflows. */
export const tagsOf = (text: string): string[] => split(text).filter((tag) => tag !== '' && tag !== SHARED);

interface JsonStyle {
  /** How far it is indented. Left out, all is on one line. */
  readonly indent?: string;
  readonly isSorted?: boolean;
}

/** Returns JSON text. `JSON.stringify` can neither write bigints nor sort keys. */
export function writeJson(value: unknown, style: JsonStyle): string {
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
