import { graphWithoutNulls, outputWithoutNulls } from '../../graph/without-nulls.js';
import type { toItem } from './item-record.js';

type Item = ReturnType<typeof toItem>;

/** Returns an item without members that are `null`, at every depth that has a model on the server. */
export function itemWithoutNulls({ session, ...item }: Item): Record<string, unknown> {
  const { graph, execution_graph, results } = session;
  const outputs = Object.entries(results).map(([id, output]) => [id, outputWithoutNulls(output)]);
  const reduced = {
    ...session,
    graph: graphWithoutNulls(graph),
    execution_graph: graphWithoutNulls(execution_graph),
    results: Object.fromEntries(outputs),
  };
  const { workflow, ...members } = item;
  return { ...present(members), session: present(reduced), ...(workflow && { workflow: present(workflow) }) };
}

const present = (value: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null));
