import type { WorkflowDocument } from '@x/models/workflow-document';

import type { NodeTypes } from '../../../graph.js';
import { withKeys } from '../inputs/with-keys.js';
import { invocations, isExecutable } from '../node-kinds.js';

/** A node that makes images or videos. */
export interface WorkflowOutput {
  /** The name of its images in results: the label, or the id of the node where several have the label. */
  readonly key: string;
  /** The label of the node, else the title of its type. */
  readonly label: string;
  /** The node in the document. */
  readonly nodeId: string;
  /** The type of the node, such as `l2i`. */
  readonly nodeType: string;
  /** What it makes. */
  readonly kind: 'image' | 'video';
  /** Whether what it makes stays out of the gallery, and may be cleared any time. */
  readonly isIntermediate: boolean;
}

/** Node types that return images that were there before. */
export const PASSING: ReadonlySet<string> = new Set([
  'image',
  'image_collection',
  'show_image',
  'video',
  'video_collection',
]);

const KINDS = new Map([
  ['ImageField', 'image'],
  ['VideoField', 'video'],
] as const);

/** Returns the nodes of a document that make images or videos, in its order. */
export function describeOutputs(document: WorkflowDocument, { templates }: NodeTypes): WorkflowOutput[] {
  const outputs = invocations(document).flatMap(({ id, data }) => {
    const template = templates.get(data.type);
    if (!template || !isExecutable(data.type) || PASSING.has(data.type)) return [];
    const names = Object.values(template.outputs).map(({ type }) => type.name);
    const kind = [...KINDS].find(([name]) => names.includes(name))?.[1];
    const label = data.label || template.title;
    return kind ? [{ key: id, label, nodeId: id, nodeType: data.type, kind, isIntermediate: data.isIntermediate }] : [];
  });
  return withKeys(outputs);
}
