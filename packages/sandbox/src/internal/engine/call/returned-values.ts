import { PythonError } from '../../nodes/python-error.js';
import { record } from '../../validation/record.js';
import type { Execution } from '../execution.js';

/** Returns what a called workflow has returned. Throws when its return did not run once. */
export function returnedValues({ graph, bySource, results }: Execution): Readonly<Record<string, unknown>> {
  const source = Object.keys(graph.nodes).find((id) => graph.nodes[id]?.type === 'workflow_return') ?? '';
  const [run, ...others] = bySource.get(source) ?? [];
  if (!run || others.length > 0) {
    const what = 'produced an unsupported number of workflow_return executions';
    throw new PythonError('ValueError', `The selected saved workflow ${what}.`);
  }
  const output = results.get(run.id);
  if (output) return record(output['values']);
  throw new PythonError('ValueError', 'The selected saved workflow did not produce a valid workflow_return output.');
}
