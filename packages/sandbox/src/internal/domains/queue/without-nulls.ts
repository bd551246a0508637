import { graphWithoutNulls, outputWithoutNulls } from '../../graph/without-nulls.js';
import type { toItem } from './item-record.js';

type Item = ReturnType<typeof toItem>;

/** Returns an item without members that are `null`, at every depth that has a model on the server. */
export function itemWithoutNulls({ session, ...item }: Item): Record<string, unknown> {
  const { workflow, ...members } = item;
  return {
    ...present(members),
    session: sessionWithoutNulls(session),
    ...(workflow && { workflow: present(workflow) }),
  };
}

function sessionWithoutNulls(session: Item['session']): Record<string, unknown> {
  const { graph, execution_graph, results, workflow_call_history: calls } = session;
  const { waiting_workflow_call_execution: call, waiting_workflow_call_child_session: child } = session;
  const outputs = Object.entries(results).map(([id, output]) => [id, outputWithoutNulls(output)]);
  return present({
    ...session,
    graph: graphWithoutNulls(graph),
    execution_graph: graphWithoutNulls(execution_graph),
    results: Object.fromEntries(outputs),
    workflow_call_history: calls.map(present),
    waiting_workflow_call_execution: call && present(call),
    waiting_workflow_call_child_session: child && sessionWithoutNulls(child),
  });
}

const present = (value: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null));
