import type { WorkflowDocument } from '@x/models/workflow-document';

import { isInvocation } from '../node-kinds.js';

/**
 * Returns a document without what only one server knows: its id, images, videos and boards, and the keys of models,
 * which are found by their hashes elsewhere.
 */
export function exportDocument({ id: _, ...document }: WorkflowDocument): Omit<WorkflowDocument, 'id'> {
  const nodes = document.nodes.map((node) => {
    if (!isInvocation(node)) return node;
    const inputs = Object.entries(node.data.inputs).map(([name, { value, ...input }]) => {
      const kept = portable(value);
      return [name, kept === undefined ? input : { ...input, value: kept }];
    });
    return { ...node, data: { ...node.data, inputs: Object.fromEntries(inputs) } };
  });
  return { ...document, nodes };
}

function portable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(portable).filter((item) => item !== undefined);
  if (typeof value !== 'object' || value === null) return value;
  if ('image_name' in value || 'video_name' in value) return undefined;
  if ('board_id' in value) return 'type' in value ? { ...value, board_id: undefined } : 'auto';
  if ('key' in value && 'hash' in value) return { ...value, key: value.hash };
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, portable(part)]));
}
