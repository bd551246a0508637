import type { Workflow } from '@x/services/workflow';

import type { workflowMessages } from '../workflow-messages.js';
import { toFormCheck } from './check-form.js';
import type { OpenedWorkflow } from './workflow-query.js';

/** Returns why a workflow cannot be run on this server, whatever the fields of its form hold. */
export function blockedBy({ workflow, preflight }: OpenedWorkflow, texts: typeof workflowMessages.en.field): string[] {
  const isShown = (place: { readonly nodeId: string; readonly field: string }) =>
    workflow.inputs.some(({ nodeId, field }) => nodeId === place.nodeId && field === place.field);
  const nodes = preflight.nodes.filter(({ code }) => code === 'missing').map(({ message }) => message);
  const models = preflight.models
    .filter((model) => (model.status === 'missing' || model.status === 'unset') && !isShown(model))
    .map(({ label, reason }) => `${label}: ${reason}`);
  const reasons = [...nodes, ...models];
  // What follows from a missing node or model is said by it already.
  return reasons.length > 0 ? reasons : [...toFormCheck(workflow, workflow.check(), texts).others];
}

/** Returns what this server has otherwise than the document, and how it is mended. */
export function changedBy({ preflight: { models, nodes } }: OpenedWorkflow): string[] {
  return [
    ...models
      .filter(({ status, by }) => status === 'missing' || (status === 'rebound' && by !== 'hash'))
      .map(({ label, reason }) => `${label}: ${reason}`),
    ...nodes.filter(({ code }) => code === 'version').map(({ message }) => message),
  ];
}

/** Whether nothing that the workflow makes is kept in the gallery. */
export const isIntermediate = ({ outputs }: Workflow): boolean =>
  outputs.length > 0 && outputs.every((output) => output.isIntermediate);
