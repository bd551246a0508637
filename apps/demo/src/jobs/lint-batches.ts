import type { Batch } from '@x/models/batch';
import { ifImplemented } from '../if-implemented.js';
import type { StepContext } from '../step.js';

/** Lints batches before they are enqueued, shows the findings and returns the inputs that they concern. */
export async function lintBatches(
  { client, reporter, signal }: StepContext,
  batches: readonly Batch[],
): Promise<string[]> {
  const found = batches.map((batch) => client.services.nodes.lint(batch.graph, batch, { signal }));
  const findings = await ifImplemented(Promise.all(found));
  if (!findings) reporter.text('This server does not describe its nodes, so the batches are not checked.');

  return (findings ?? []).flat().map(({ severity, nodeId, field, message, suggestion }) => {
    const where = [nodeId, field].filter((part) => part !== undefined).join('.');
    reporter.detail(
      `${severity} in ${where}`,
      suggestion === undefined ? message : `${message}; did you mean ${suggestion}?`,
    );
    return where;
  });
}
