import { WorkflowDocument, type WorkflowInputField, type WorkflowInvocationNode } from '@x/models/workflow-document';

import { isRecord } from '../../arguments.js';
import type { WorkflowChange, WorkflowEnvironment, WorkflowReference } from '../conversion.js';
import { isInvocation } from '../node-kinds.js';
import { checkEdges } from './check-edges.js';
import { refreshChildInputs } from './child-inputs.js';
import { exposedFields, isIntact } from './form-fields.js';
import { migrate } from './migrate.js';
import { moveImages } from './move-images.js';
import { type NormalisedValue, normaliseMetadata, normaliseValue } from './normalise-value.js';
import { updateNodes } from './update-nodes.js';

/** A document as the editor would show it. */
export interface LoadedWorkflow {
  readonly document: WorkflowDocument;
  readonly changes: readonly WorkflowChange[];
}

/** Returns a document as the editor loads it: at the present schema, with values, nodes and edges that fit, or why not. */
export function loadWorkflow(input: unknown, environment: WorkflowEnvironment): LoadedWorkflow | string {
  const migrated = migrate(input, environment.types);
  if (typeof migrated === 'string') return migrated;
  const lost = lostInput(migrated.document);
  if (lost !== undefined) return lost;
  const { data: parsed, error } = WorkflowDocument.safeParse(migrated.document);
  if (!parsed) {
    const [issue] = error.issues;
    return `${issue?.path.join('.') || 'it'}: ${issue?.message}`;
  }
  const problem = structureProblem(parsed);
  if (problem !== undefined) return problem;
  const changes: WorkflowChange[] = [...migrated.changes];
  const keep = <K extends 'edges' | 'nodes'>(
    key: K,
    result: { readonly [Key in K]: WorkflowDocument[K] } & { readonly changes: readonly WorkflowChange[] },
  ): void => {
    changes.push(...result.changes);
    document = { ...document, [key]: result[key] };
  };
  let document = parsed;
  keep('nodes', normaliseNodes(document, environment));
  document = moveImages(document);
  keep('nodes', updateNodes(document, environment.types));
  keep('nodes', refreshChildInputs(document, environment));
  keep('edges', checkEdges(document, environment.types));
  const form = loadForm(document);
  return { document: form.document, changes: [...changes, ...form.changes] };
}

/** A copy of the inputs of a node has no `__proto__` any more. */
function lostInput(document: unknown): string | undefined {
  const nodes = isRecord(document) && Array.isArray(document['nodes']) ? document['nodes'] : [];
  for (const node of nodes) {
    const data = isRecord(node) ? node['data'] : undefined;
    const inputs = isRecord(data) ? data['inputs'] : undefined;
    if (isRecord(inputs) && Object.hasOwn(inputs, '__proto__'))
      return 'a node has an input "__proto__", which is not possible';
  }
  return undefined;
}

function structureProblem({ nodes }: WorkflowDocument): string | undefined {
  const invocations = nodes.filter(isInvocation);
  const other = invocations.find(({ id, data }) => id !== data.id);
  if (other) return `the node ${other.id} has another id in its data, ${other.data.id}`;
  const lost = nodes.find(({ id }) => id === '__proto__');
  if (lost) return 'the node id "__proto__" is not possible: a copy of the nodes would lose it';
  const returns = invocations.filter(({ data }) => data.type === 'workflow_return');
  return returns.length > 1
    ? `it has ${returns.length} nodes of type workflow_return, of which there can be one`
    : undefined;
}

function normaliseNodes(
  { nodes }: WorkflowDocument,
  environment: WorkflowEnvironment,
): { readonly nodes: WorkflowDocument['nodes']; readonly changes: WorkflowChange[] } {
  const changes: WorkflowChange[] = [];
  const report = (code: WorkflowChange['code'], message: string, place: { nodeId: string; field?: string }): void =>
    void changes.push({ code, ...place, message });
  const normalised = nodes.map((node) => {
    if (node.type === 'current_image') {
      report('node_ignored', `${node.id} only shows the current image`, { nodeId: node.id });
    }
    if (!isInvocation(node)) return node;
    const inputs = Object.entries(node.data.inputs).map(([field, input]): [string, WorkflowInputField] => [
      field,
      loadInput(node, [field, input], { environment, report }),
    ]);
    return { ...node, data: { ...node.data, inputs: Object.fromEntries(inputs) } };
  });
  return { nodes: normalised, changes };
}

interface InputContext {
  readonly environment: WorkflowEnvironment;
  readonly report: (code: WorkflowChange['code'], message: string, place: { nodeId: string; field?: string }) => void;
}

function loadInput(
  { id: nodeId, data }: WorkflowInvocationNode,
  [field, input]: readonly [string, WorkflowInputField],
  { environment, report }: InputContext,
): WorkflowInputField {
  const { value: stored, ...rest } = input;
  const models = environment.types.objects.get('ModelIdentifierField');
  const normalise = data.type === 'core_metadata' ? normaliseMetadata : normaliseValue;
  const normalised = normalise(stored, models);
  const result = normalised.status === 'kept' ? withoutMissing(normalised.value, environment) : normalised;
  if (result.status === 'unknown') {
    report('value_kept', `the value of ${nodeId}.${field} is of no kind that the editor knows`, { nodeId, field });
  }
  if (result.status !== 'dropped') return result.value === undefined ? rest : { ...rest, value: result.value };
  report('value_dropped', `the value of ${nodeId}.${field} was dropped: ${result.reason}`, { nodeId, field });
  return rest;
}

const REFERENCES: Readonly<Record<string, WorkflowReference>> = {
  image_name: 'image',
  video_name: 'video',
  board_id: 'board',
  key: 'model',
};

/** Drops a value that names what the server does not have, and of a list of images those. */
function withoutMissing(value: unknown, { has }: WorkflowEnvironment): NormalisedValue {
  const missing = (item: unknown): string | undefined => {
    if (!has || typeof item !== 'object' || item === null) return undefined;
    const [key, id] = Object.entries(item).find(([name]) => Object.hasOwn(REFERENCES, name)) ?? [];
    const kind = REFERENCES[key ?? ''];
    return kind && typeof id === 'string' && !has(kind, id) ? `there is no ${kind} ${id}` : undefined;
  };
  const reason = missing(value);
  if (reason !== undefined) return { status: 'dropped', reason };
  if (!Array.isArray(value)) return { status: 'kept', value };
  return { status: 'kept', value: value.filter((item) => missing(item) === undefined) };
}

/** A form that is broken is not used: the editor refuses the document, although nothing that runs depends on it. */
function loadForm(document: WorkflowDocument): LoadedWorkflow {
  const { form } = document;
  const changes: WorkflowChange[] = [];
  if (form && !isIntact(form)) changes.push({ code: 'form_ignored', message: 'the form is broken, and was ignored' });
  const nodes = new Map(document.nodes.filter(isInvocation).map((node) => [node.id, node]));
  for (const { nodeId, fieldName: field } of exposedFields(document)) {
    if (nodes.get(nodeId)?.data.inputs[field]) continue;
    changes.push({
      code: 'field_removed',
      nodeId,
      field,
      message: `the form shows ${nodeId}.${field}, which is not there`,
    });
  }
  return { document: form && !isIntact(form) ? { ...document, form: undefined } : document, changes };
}
