import type { Edge, EdgeConnection } from '@x/models/graph';
import { nearestName } from '../../nearest-name.js';
import type { GraphView } from '../graph-view.js';
import { areCompatible } from '../types/compatible.js';
import type { LintFinding } from './lint-finding.js';

/** Yields the problems of single edges, and of several edges into one input. */
export function* lintEdges(view: GraphView): Generator<LintFinding> {
  const seen = new Set<string>();
  const targets = new Set<string>();
  for (const edge of view.graph.edges) {
    const problems = [missingEnd(view, edge, 'source'), missingEnd(view, edge, 'destination')];
    const missing = problems.filter((finding) => finding !== undefined);
    yield* missing;
    if (missing.length > 0) continue;
    yield* typeProblem(view, edge);
    yield* directProblem(view, edge);

    const { node_id: id, field } = edge.destination;
    const [whole, target] = [JSON.stringify([edge.source, edge.destination]), JSON.stringify([id, field])];
    const about = { severity: 'warning', nodeId: id, field } as const;
    if (seen.has(whole))
      yield { ...about, code: 'edge_duplicate', message: `the edge ${edgeText(edge)} is a duplicate` };
    else if (targets.has(target) && view.node(id)?.type !== 'collect') {
      yield {
        ...about,
        code: 'edge_overridden',
        message: 'has several edges, of which the server uses the last one only',
      };
    }
    seen.add(whole);
    targets.add(target);
  }
}

function missingEnd(view: GraphView, edge: Edge, end: 'source' | 'destination'): LintFinding | undefined {
  const { node_id: id, field } = edge[end];
  const about = { severity: 'error', nodeId: id, field } as const;
  if (!view.node(id)) {
    const suggestion = nearestName(id, Object.keys(view.graph.nodes));
    return { ...about, code: 'edge_node', message: `the edge ${edgeText(edge)} needs a node "${id}"`, suggestion };
  }
  const template = view.template(id);
  const type = end === 'source' ? view.outputType(edge.source) : view.inputType(edge.destination);
  if (!template || type) return undefined;
  const [what, names] = end === 'source' ? ['output', template.outputs] : ['input', template.inputs];
  const suggestion = nearestName(field, Object.keys(names));
  return { ...about, code: 'edge_field', message: `${template.type} has no ${what} "${field}"`, suggestion };
}

function* typeProblem(view: GraphView, edge: Edge): Generator<LintFinding> {
  const [from, to] = [view.outputType(edge.source), view.inputType(edge.destination)];
  if (!from || !to || areCompatible(from, to, view.types)) return;
  const message = `the edge ${edgeText(edge)} connects ${from.name} to ${to.name}`;
  const { node_id: nodeId, field } = edge.destination;
  yield { severity: 'error', code: 'edge_type', nodeId, field, message };
}

function* directProblem(view: GraphView, { destination }: Edge): Generator<LintFinding> {
  const { node_id: id, field } = destination;
  const template = view.template(id);
  if (!template || view.isDynamic(destination)) return;
  const input = template.inputs[field];
  if (input && input.input !== 'direct') return;
  yield {
    severity: 'warning',
    code: 'edge_direct',
    nodeId: id,
    field,
    message: 'should have a value, not an edge',
  };
}

const edgeText = ({ source, destination }: Edge): string => `${end(source)} -> ${end(destination)}`;
const end = ({ node_id: id, field }: EdgeConnection): string => `${id}.${field}`;
