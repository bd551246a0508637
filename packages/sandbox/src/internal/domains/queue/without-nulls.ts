import { bareGraph, bareOutput } from '../../graph/without-nulls.js';
import type { toItem } from './item-record.js';

type Item = ReturnType<typeof toItem>;

/** Returns an item without what is `null`, at every depth where the server knows what stands there. */
export function withoutNulls({ session, ...item }: Item): Record<string, unknown> {
  const { graph, execution_graph, results, ...rest } = session;
  const outputs = Object.entries(results).map(([id, output]) => [id, bareOutput(output)]);
  const bare = {
    ...session,
    ...rest,
    graph: bareGraph(graph),
    execution_graph: bareGraph(execution_graph),
    results: Object.fromEntries(outputs),
  };
  const { workflow, ...members } = item;
  return { ...present(members), session: present(bare), ...(workflow && { workflow: present(workflow) }) };
}

const present = (value: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null));
