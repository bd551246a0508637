import type { GraphNode } from '@x/models/graph';
import type { NodeTemplate } from '@x/models/node-template';
import type { GraphView } from '../graph-view.js';
import { nearestName } from '../nearest-name.js';
import type { LintFinding } from './lint-finding.js';

/** Yields what is wrong with the ids and types of nodes. */
export function* lintNodes(view: GraphView): Generator<LintFinding> {
  const ids = new Set<string>();
  for (const [key, node] of Object.entries(view.graph.nodes)) {
    const id = String(node.id);
    if (ids.has(id)) yield { severity: 'error', code: 'node_id', nodeId: id, message: 'two nodes have this id' };
    ids.add(id);
    if (id !== key) {
      const message = `has the id ${JSON.stringify(node.id)}: a node's key in the graph must be its id`;
      yield { severity: 'error', code: 'node_id', nodeId: key, message, suggestion: key };
    }
    const problem = typeProblem(view, node);
    if (problem) yield { severity: 'error', nodeId: key, field: 'type', ...problem };
  }
}

function typeProblem(
  { types: { templates } }: GraphView,
  { type }: GraphNode,
): Pick<LintFinding, 'code' | 'message' | 'suggestion'> | undefined {
  const template = templates.get(type);
  if (!template) {
    const suggestion = typeof type === 'string' ? nearestName(type, templates.keys()) : undefined;
    return { code: 'unknown_node', message: `there is no node of type ${JSON.stringify(type)}`, suggestion };
  }
  return isExecutable(template)
    ? undefined
    : { code: 'not_executable', message: `${type} is for the editor: its values go into the data of a batch` };
}

/** What a node pack calls special may well run. */
const isExecutable = ({ classification, node_pack: pack }: NodeTemplate): boolean =>
  classification !== 'special' || pack !== 'invokeai';
