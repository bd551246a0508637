import type { WorkflowDocument, WorkflowFieldIdentifier, WorkflowInvocationNode } from '@x/models/workflow-document';

import { isConnection } from '../connections.js';
import { isInvocation } from '../node-kinds.js';

const [OLD, NEW] = ['collection', 'images'];

/**
 * Returns a document whose `image_collection` nodes of versions before 1.0.2 have their own images in `images`, where
 * they are now. The form and the exposed inputs follow. Those whose `collection` has an edge remain as they are.
 */
export function moveImages(document: WorkflowDocument): WorkflowDocument {
  const moved = new Set<string>();
  const nodes = document.nodes.map((node) => {
    if (!isInvocation(node) || !hasOldImages(node, document)) return node;
    moved.add(node.id);
    const { [OLD]: old, ...rest } = node.data.inputs;
    if (!old) return node;
    const images = { ...rest[NEW], ...old, name: NEW };
    const inputs = { ...rest, [OLD]: { ...old, value: [] }, [NEW]: images };
    return { ...node, data: { ...node.data, inputs } };
  });
  if (moved.size === 0) return document;
  const follow = <T extends WorkflowFieldIdentifier>(field: T): T =>
    moved.has(field.nodeId) && field.fieldName === OLD ? { ...field, fieldName: NEW } : field;
  return { ...document, nodes, exposedFields: document.exposedFields.map(follow), form: moveInForm(document, follow) };
}

function moveInForm(
  { form }: WorkflowDocument,
  follow: (field: WorkflowFieldIdentifier) => WorkflowFieldIdentifier,
): WorkflowDocument['form'] {
  if (!form) return form;
  const elements = Object.entries(form.elements).map(([id, element]) => {
    if (element.type !== 'node-field') return [id, element] as const;
    const fieldIdentifier = follow(element.data.fieldIdentifier);
    return [id, { ...element, data: { ...element.data, fieldIdentifier } }] as const;
  });
  return { ...form, elements: Object.fromEntries(elements) };
}

function hasOldImages({ id, data }: WorkflowInvocationNode, { edges }: WorkflowDocument): boolean {
  if (data.type !== 'image_collection' || !/^(?:0\.|1\.0\.[01](?:\D|$))/.test(data.version)) return false;
  if (!isFilled(data.inputs[OLD]?.value) || isFilled(data.inputs[NEW]?.value)) return false;
  return !edges.some((edge) => isConnection(edge) && edge.target === id && edge.targetHandle === OLD);
}

const isFilled = (value: unknown): boolean => Array.isArray(value) && value.length > 0;
