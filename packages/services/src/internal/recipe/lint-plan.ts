import { InputError } from '@x/transport/errors';
import type { Family } from './family/family.js';
import type { PlanContext, RecipePlan } from './plan.js';

/**
 * Throws an `InputError` for the first problem of a plan's graph, with the argument that it is about where there is one:
 * a scheduler that the server does not have, for example.
 */
export async function lintPlan(
  { batch: { graph, data } }: Pick<RecipePlan, 'batch'>,
  settings: Partial<Family['nodes']['denoise']['settings']>,
  { nodes, options }: PlanContext,
): Promise<void> {
  const findings = await nodes.lint(graph, { data }, { ...options, unknownFields: 'error' });
  const problem = findings.find(({ severity }) => severity === 'error');
  if (!problem) return;
  const { nodeId, field, message } = problem;
  const [argument] = Object.entries(settings).find(([, input]) => nodeId === 'denoise' && input === field) ?? [];
  throw new InputError(argument ?? 'input', message);
}
