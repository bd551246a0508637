import { CALLED_INPUT, isCalledInput } from '../../nodes/called-input.js';
import { findNodeType } from '../../nodes/catalog.js';
import { fieldsOf } from '../../nodes/node-fields.js';
import { PythonError } from '../../nodes/python-error.js';
import type { StoredDocument } from '../../records/workflow/find-workflow.js';
import { isRecord, record } from '../../validation/record.js';
import type { Json } from './workflow-nodes.js';

const invalid = (name: string, what: string) =>
  new PythonError('InvalidWorkflowInputError', `call_saved_workflow input '${name}' ${what}`);

/** Returns the node and the field that an input of a call is for. */
export function parseInput(name: string): readonly [node: string, field: string] {
  const [, node, field] = /^(.+)::((?:(?!::).)+)$/s.exec(name.slice(CALLED_INPUT.length)) ?? [];
  if (isCalledInput(name) && node !== undefined && field !== undefined) return [node, field];
  throw new PythonError('ValueError', `Invalid call_saved_workflow dynamic input field '${name}'`);
}

/** Returns the names of the inputs that a workflow takes: those of its form, otherwise its exposed fields. */
export function exposedInputs({ form, exposedFields }: StoredDocument): ReadonlySet<string> {
  const ofForm = inputsOfForm(form);
  if (ofForm.size > 0) return ofForm;
  return new Set(exposedFields.map(({ nodeId, fieldName }) => `${CALLED_INPUT}${nodeId}::${fieldName}`));
}

function inputsOfForm(form: unknown): Set<string> {
  const { elements, rootElementId } = record(form);
  const found = new Set<string>();
  const seen = new Set<unknown>();
  const visit = (id: unknown): void => {
    if (typeof id !== 'string' || seen.has(id)) return;
    seen.add(id);
    const { type, data } = record(record(elements)[id]);
    const { nodeId, fieldName } = record(record(data)['fieldIdentifier']);
    if (type === 'node-field' && typeof nodeId === 'string' && typeof fieldName === 'string') {
      found.add(`${CALLED_INPUT}${nodeId}::${fieldName}`);
    }
    const { children } = record(data);
    if (Array.isArray(children)) children.forEach(visit);
  };
  visit(rootElementId);
  return found;
}

/** Returns whether a type of node has an input. */
export function hasField(type: unknown, field: string): boolean {
  const known = typeof type === 'string' ? findNodeType(type) : undefined;
  return known !== undefined && (field === 'type' || Object.hasOwn(fieldsOf(known), field));
}

/** Returns the nodes of a workflow with the inputs of a call. Throws when the workflow does not take one of them. */
export function applyInputs(document: StoredDocument, inputs: Json): readonly Json[] {
  const exposed = exposedInputs(document);
  return Object.entries(inputs).reduce<readonly Json[]>((nodes, [name, value]) => {
    if (!exposed.has(name)) throw invalid(name, 'is not exposed by the selected workflow');
    const [id, field] = parseInput(name);
    const index = nodes.findIndex((node) => node['id'] === id && record(node['data'])['id'] === id);
    const data = record(nodes[index]?.['data']);
    if (index < 0 || typeof data['type'] !== 'string')
      throw invalid(name, `targets missing child workflow node '${id}'`);
    if (!hasField(data['type'], field)) throw invalid(name, `targets missing child workflow field '${field}'`);
    const { inputs: before = {} } = data;
    if (!isRecord(before)) throw invalid(name, `targets invalid child workflow inputs on '${id}'`);
    return nodes.with(index, { ...nodes[index], data: { ...data, inputs: { ...before, [field]: { value } } } });
  }, document.nodes);
}
