import type { InputTemplate, NodeTemplate } from '@x/models/node-template';
import type { WorkflowDocument, WorkflowInputField, WorkflowInvocationNode } from '@x/models/workflow-document';

import type { NodeTypes } from '../../../graph.js';
import type { WorkflowChange } from '../conversion.js';
import { DYNAMIC_INPUT, isInvocation } from '../node-kinds.js';

/** Returns the nodes at the versions of the server, as far as the editor updates them: within a major version. */
export function updateNodes(
  { nodes }: WorkflowDocument,
  { templates }: NodeTypes,
): { readonly nodes: WorkflowDocument['nodes']; readonly changes: WorkflowChange[] } {
  const changes: WorkflowChange[] = [];
  const updated = nodes.map((node) => {
    const template = isInvocation(node) ? templates.get(node.data.type) : undefined;
    if (!isInvocation(node) || !template || node.data.version === template.version) return node;
    const versions = `from ${node.data.version} to ${template.version}`;
    if (majorOf(node.data.version) !== majorOf(template.version)) {
      const message = `"${node.data.type}" was not updated ${versions}: another major version`;
      changes.push({ code: 'version_differs', nodeId: node.id, message });
      return node;
    }
    changes.push({ code: 'node_updated', nodeId: node.id, message: `"${node.data.type}" was updated ${versions}` });
    return updateNode(node, template);
  });
  return { nodes: updated, changes };
}

const majorOf = (version: string): string => version.split('.')[0] ?? version;

function updateNode(node: WorkflowInvocationNode, template: NodeTemplate): WorkflowInvocationNode {
  const { data } = node;
  const isKept = (name: string): boolean =>
    Object.hasOwn(template.inputs, name) || data.type === 'core_metadata' || name.startsWith(DYNAMIC_INPUT);
  const inputs: Record<string, WorkflowInputField> = {};
  for (const [name, input] of Object.entries(data.inputs)) if (isKept(name)) inputs[name] = input;
  for (const [name, input] of Object.entries(template.inputs)) {
    if (data.type === 'iterate' && name === 'index') continue; // the server sets it
    const stored = inputs[name] ?? { name, label: '', description: '' };
    const value = stored.value ?? initialValue(input);
    inputs[name] = value === undefined ? stored : { ...stored, value };
  }
  return { ...node, data: { ...data, version: template.version, inputs } };
}

/** The types whose values the editor shows. Others get their values from edges, and no default. */
const STATEFUL = new Set([
  ...['BoardField', 'BooleanField', 'ColorField', 'EnumField', 'FloatField', 'ImageField', 'IntegerField'],
  ...['LoRAField', 'ModelIdentifierField', 'StringField', 'StylePresetField', 'SystemPromptField', 'VideoField'],
  ...['FloatGeneratorField', 'ImageGeneratorField', 'IntegerGeneratorField', 'StringGeneratorField'],
]);

/** The default of the server, or that of the editor where the server has none. */
function initialValue({ default: initial, type, value }: InputTemplate): unknown {
  if (!STATEFUL.has(type.name)) return undefined;
  if (initial !== undefined && initial !== null) return initial;
  if (type.name === 'LoRAField' && type.cardinality !== 'single') return [];
  if (type.cardinality === 'collection') return undefined;
  if (type.name === 'BoardField') return 'auto';
  if (type.name === 'IntegerField' || type.name === 'FloatField') return 0;
  if (type.name === 'BooleanField') return false;
  if (type.name === 'StringField') return '';
  return type.name === 'EnumField' ? firstChoice(value) : undefined;
}

const firstChoice = (value: InputTemplate['value']): unknown => {
  if (value.kind === 'choice') return value.values[0];
  return value.kind === 'union' ? value.members.map(firstChoice).find((choice) => choice !== undefined) : undefined;
};
