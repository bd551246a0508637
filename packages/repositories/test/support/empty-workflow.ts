import type { WorkflowInput } from '@x/models/workflow';

/** A document without nodes. */
export const emptyWorkflow: WorkflowInput = {
  name: 'A workflow',
  author: '',
  description: '',
  version: '',
  contact: '',
  tags: '',
  notes: '',
  exposedFields: [],
  meta: { version: '4.0.0', category: 'user' },
  nodes: [],
  edges: [],
};
