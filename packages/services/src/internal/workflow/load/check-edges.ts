import type { FieldType } from '@x/models/node-template';
import type {
  WorkflowDefaultEdge,
  WorkflowDocument,
  WorkflowEdge,
  WorkflowInvocationNode,
} from '@x/models/workflow-document';

import type { NodeTypes } from '../../../graph.js';
import { Connections, isConnection } from '../connections.js';
import type { WorkflowChange } from '../conversion.js';
import { DYNAMIC_INPUT, isBatchInput, isGenerator, isInvocation } from '../node-kinds.js';
import { canAlternate, canConnect, isSameType, type PortType } from './edge-types.js';

/** An input or output of a node whose type is known. */
interface TypedPort {
  readonly node: WorkflowInvocationNode;
  readonly field: string;
  readonly type: PortType;
}

/**
 * Returns the edges that the editor keeps, tested in order against those kept before: of two edges into one input the
 * first remains.
 */
export function checkEdges(
  document: WorkflowDocument,
  types: NodeTypes,
): { readonly edges: WorkflowEdge[]; readonly changes: WorkflowChange[] } {
  const checker = new EdgeChecker(document, types);
  const changes: WorkflowChange[] = [];
  const edges = document.edges.filter((edge) => {
    if (!isConnection(edge)) return true;
    const reason = checker.add(edge);
    if (reason === undefined) return true;
    const { source, sourceHandle, target, targetHandle } = edge;
    const message = `the edge from ${source}.${sourceHandle} to ${target}.${targetHandle} was removed: ${reason}`;
    changes.push({ code: 'edge_removed', nodeId: target, field: targetHandle, message });
    return false;
  });
  return { edges, changes };
}

class EdgeChecker {
  readonly #connections: Connections;
  readonly #types: NodeTypes;
  /** The first of the `collect` nodes that a `collect` node without items adds to, as far as they were followed. */
  readonly #before = new Map<string, string>();

  constructor({ nodes }: WorkflowDocument, types: NodeTypes) {
    this.#connections = new Connections({ nodes, edges: [] });
    this.#types = types;
  }

  /** Adds an edge, or returns the reason why it does not fit those that were added before. */
  add(edge: WorkflowDefaultEdge): string | undefined {
    const reason = this.#problem(edge);
    if (reason !== undefined) return reason;
    this.#connections.add(edge);
    if (edge.targetHandle === 'item') this.#before.clear();
    return undefined;
  }

  #problem(edge: WorkflowDefaultEdge): string | undefined {
    const { source, sourceHandle, target, targetHandle } = edge;
    if (source === target) return 'a node cannot be connected to itself';
    const [from, to] = [this.#connections.nodes.get(source), this.#connections.nodes.get(target)];
    if (!from) return `there is no node ${source}`;
    if (!to) return `there is no node ${target}`;
    const before = this.#connections.into(target, targetHandle);
    if (before.some((other) => other.source === source && other.sourceHandle === sourceHandle))
      return 'it is there twice';
    const problem = this.#portProblem(from, sourceHandle, 'output') ?? this.#portProblem(to, targetHandle, 'input');
    if (problem !== undefined) return problem;
    if (to.type === 'connector' && before.length > 0) return 'the connector has an edge already';
    const mismatch = this.#chainProblem(edge);
    if (mismatch !== undefined) return mismatch;
    const leadsNowhere = this.#connections.sourceOf(edge) === undefined; // connectors alone may form a circle
    return !leadsNowhere && this.#connections.leadsTo(target, source) ? 'it closes a cycle' : undefined;
  }

  /** The edge may connect ends of connectors that are far away. */
  #chainProblem(edge: WorkflowDefaultEdge): string | undefined {
    const source = this.#connections.sourceOf(edge);
    const from = source && this.#output(source.nodeId, source.field);
    // Without a source nothing is compared at far ends, which are followed once it is there.
    const targets = from ? this.#connections.targetsOf(edge) : [{ nodeId: edge.target, field: edge.targetHandle }];
    for (const { nodeId, field } of targets) {
      const to = this.#input(nodeId, field);
      if (!to) continue;
      const problem = from ? this.#typeProblem(from, to) : undefined;
      if (problem !== undefined) return problem;
      if (nodeId === edge.target && this.#isTaken(to)) return 'the input has an edge already';
    }
    return undefined;
  }

  #isTaken({ node, field, type }: TypedPort): boolean {
    return type.name !== 'CollectionItemField' && this.#connections.into(node.id, field).length > 0;
  }

  #typeProblem(from: TypedPort, to: TypedPort): string | undefined {
    if (to.node.data.type === 'collect' && to.field === 'item') {
      const items = this.#collected(to.node.id);
      if (items && !isSameType(from.type, items))
        return `${items.name} and ${from.type.name} cannot be collected together`;
    }
    if (from.node.data.type === 'collect' && to.node.data.type === 'collect' && to.field === 'collection') {
      const [mine, theirs] = [this.#collected(from.node.id), this.#collected(to.node.id)];
      if (mine && theirs && !isSameType(mine, theirs))
        return `${theirs.name} and ${mine.name} cannot be collected together`;
    }
    const otherBranch = this.#otherBranch(to);
    if (otherBranch && !canAlternate(from.type, otherBranch))
      return 'the branches of the `if` node do not fit each other';
    const branches = from.node.data.type === 'if' && from.field === 'value' ? this.#branches(from.node.id) : [];
    const sources = branches.length > 0 ? branches : [from.type];
    const wrong = sources.find((type) => !canConnect(type, to.type));
    return wrong && `${describe(wrong)} does not fit ${describe(to.type)}`;
  }

  #otherBranch({ node, field }: TypedPort): PortType | undefined {
    if (node.data.type !== 'if' || !BRANCHES.includes(field)) return undefined;
    const [first] = this.#sourceTypes(node.id, field === 'true_input' ? 'false_input' : 'true_input');
    return first;
  }

  #branches(nodeId: string): PortType[] {
    return BRANCHES.flatMap((field) => [...this.#sourceTypes(nodeId, field)]);
  }

  *#sourceTypes(nodeId: string, field: string): Generator<PortType> {
    for (const edge of this.#connections.into(nodeId, field)) {
      const source = this.#connections.sourceOf(edge);
      const output = source && this.#output(source.nodeId, source.field);
      if (output) yield output.type;
    }
  }

  /** The type of what a `collect` node collects: of its items, or of the lists that it adds to. */
  #collected(nodeId: string): PortType | undefined {
    const passed = new Set<string>();
    for (let id = nodeId; !passed.has(id); ) {
      const known = this.#before.get(id);
      if (known !== undefined) {
        passed.add(id);
        id = known;
        continue;
      }
      const [item] = this.#sourceTypes(id, 'item');
      if (item) return { ...item, cardinality: 'single' };
      const [edge] = this.#connections.into(id, 'collection');
      const source = edge && this.#connections.sourceOf(edge);
      const output = source && this.#output(source.nodeId, source.field);
      if (!source || output?.node.data.type !== 'collect') {
        for (const collect of passed) this.#before.set(collect, id);
        return output && { ...output.type, cardinality: 'single' };
      }
      passed.add(id);
      id = source.nodeId;
    }
    return undefined;
  }

  #portProblem(node: WorkflowDocument['nodes'][number], field: string, side: 'input' | 'output'): string | undefined {
    if (node.type === 'connector') {
      const name = side === 'input' ? 'in' : 'out';
      return field === name ? undefined : `the connector ${node.id} has no "${field}"`;
    }
    if (!isInvocation(node)) return `${node.id} is no node that is executed`;
    if (!this.#types.templates.has(node.data.type)) return `the server has no node type "${node.data.type}"`;
    const port = side === 'input' ? this.#input(node.id, field) : this.#output(node.id, field);
    if (!port) return `"${node.data.type}" has no ${side} "${field}"`;
    const template = this.#types.templates.get(node.data.type)?.inputs[field];
    return side === 'input' && template?.input === 'direct' ? `"${field}" takes no edge` : undefined;
  }

  #output(nodeId: string, field: string): TypedPort | undefined {
    const node = this.#connections.nodes.get(nodeId);
    if (!node || !isInvocation(node)) return undefined;
    const outputs = this.#types.templates.get(node.data.type)?.outputs ?? {};
    const type = Object.hasOwn(outputs, field) ? outputs[field]?.type : undefined;
    return type && { node, field, type: { ...type, isBatch: isGenerator(node.data.type) } };
  }

  #input(nodeId: string, field: string): TypedPort | undefined {
    const node = this.#connections.nodes.get(nodeId);
    if (!node || !isInvocation(node)) return undefined;
    const inputs = this.#types.templates.get(node.data.type)?.inputs ?? {};
    const known = Object.hasOwn(inputs, field) ? inputs[field]?.type : undefined;
    const type = known ?? dynamicType(node, field);
    return type && { node, field, type: { ...type, isBatch: isBatchInput(node.data.type, field) } };
  }
}

/** The type of an input that a node passes on, if it stores one. */
function dynamicType({ data }: WorkflowInvocationNode, field: string): FieldType | undefined {
  const { dynamicInputTemplates: stored = {} } = data;
  const type = field.startsWith(DYNAMIC_INPUT) && Object.hasOwn(stored, field) ? stored[field]?.type : undefined;
  if (!type) return undefined;
  const many = type.cardinality === 'COLLECTION' ? 'collection' : 'either';
  return { name: type.name, cardinality: type.cardinality === 'SINGLE' ? 'single' : many };
}

const BRANCHES: readonly string[] = ['true_input', 'false_input'];

const describe = ({ name, cardinality }: PortType): string =>
  cardinality === 'single' ? name : `${name} (${cardinality})`;
