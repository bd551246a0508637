import { isRecord } from '../../validation/record.js';

const TEXTS = ['name', 'author', 'description', 'version', 'contact', 'tags', 'notes'];
export const SEMANTIC_VERSION =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-(0|[1-9]\d*|\d*[a-zA-Z-][\da-zA-Z-]*)(\.(0|[1-9]\d*|\d*[a-zA-Z-][\da-zA-Z-]*))*)?(\+[\da-zA-Z-]+(\.[\da-zA-Z-]+)*)?$/;

/** Returns whether the server accepts a value as a workflow of its editor. */
export function isWorkflow(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { exposedFields, meta, nodes, edges, form } = value;
  return (
    TEXTS.every((name) => typeof value[name] === 'string') &&
    isListOf(exposedFields, isExposedField) &&
    isMeta(meta) &&
    isListOf(nodes, isRecord) &&
    isListOf(edges, isRecord) &&
    (form === undefined || form === null || isRecord(form)) &&
    nodes.filter(isReturn).length <= 1
  );
}

const isListOf = <T>(value: unknown, isItem: (item: unknown) => item is T): value is T[] =>
  Array.isArray(value) && value.every(isItem);

const isExposedField = (value: unknown): value is Record<string, unknown> =>
  isRecord(value) && typeof value['nodeId'] === 'string' && typeof value['fieldName'] === 'string';

const isMeta = (value: unknown) =>
  isRecord(value) &&
  typeof value['version'] === 'string' &&
  SEMANTIC_VERSION.test(value['version']) &&
  (value['category'] === 'user' || value['category'] === 'default');

const isReturn = ({ type, data }: Record<string, unknown>) =>
  type === 'invocation' && isRecord(data) && data['type'] === 'workflow_return';
