import type { GraphNode } from '@x/models/graph';
import type { NodeTemplate } from '@x/models/node-template';
import { printValue } from '@x/transport/errors';
import { nearestName } from '../../nearest-name.js';
import type { GraphView } from '../graph-view.js';
import type { LintFinding } from './lint-finding.js';

/** Yields the problems of the ids and types of nodes. */
export function* lintNodes(view: GraphView): Generator<LintFinding> {
  const ids = new Set<string>();
  for (const [key, node] of Object.entries(view.graph.nodes)) {
    const id = typeof node.id === 'string' ? node.id : printValue(node.id);
    if (ids.has(id)) yield { severity: 'error', code: 'node_id', nodeId: id, message: 'two nodes have this id' };
    ids.add(id);
    if (id !== key) {
      const message = `must have its key in the graph as its id, not ${printValue(node.id)}`;
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
    return { code: 'unknown_node', message: `unknown node type ${printValue(type)}`, suggestion };
  }
  return isExecutable(template)
    ? undefined
    : {
        code: 'not_executable',
        message: `${type} exists in the node editor only: put its values into the data of a batch`,
      };
}

/** Node packs use `special` for nodes that can be run. */
const isExecutable = ({ classification, node_pack: pack }: NodeTemplate): boolean =>
  classification !== 'special' || pack !== 'invokeai';
