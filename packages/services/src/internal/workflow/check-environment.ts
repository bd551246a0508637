import { requireFunction, requireObject } from '../arguments.js';
import { checkNodeTypes } from '../check-node-types.js';
import type { WorkflowEnvironment } from './conversion.js';

/** Throws an `InputError` for what no document can be converted with. */
export function checkEnvironment(environment: WorkflowEnvironment): void {
  const { types, has, savedWorkflow, resolveLookup, random } = requireObject('environment', environment);
  checkNodeTypes('environment.types', types);
  for (const [name, value] of Object.entries({ has, savedWorkflow, resolveLookup, random })) {
    if (value !== undefined) requireFunction(`environment.${name}`, value);
  }
}
