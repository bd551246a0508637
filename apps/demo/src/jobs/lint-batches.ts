import type { Batch } from '@x/models/batch';
import { unlessLeftOut } from '../if-implemented.js';
import type { Stage } from '../step.js';

/** Shows what is wrong with batches before anything is sent, and returns the inputs that it is about. */
export async function check({ client, screen, signal }: Stage, batches: readonly Batch[]): Promise<string[]> {
  const found = batches.map((batch) => client.services.nodes.lint(batch.graph, batch, { signal }));
  const findings = await unlessLeftOut(Promise.all(found));
  if (!findings) screen.say('This server does not describe its nodes: nothing is checked beforehand.');

  return (findings ?? []).flat().map(({ severity, nodeId, field, message, suggestion }) => {
    const where = [nodeId, field].filter((part) => part !== undefined).join('.');
    screen.entry(`${severity} in ${where}`, suggestion === undefined ? message : `${message}; is it ${suggestion}?`);
    return where;
  });
}
