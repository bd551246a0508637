import type { WorkflowDefaultEdge, WorkflowDocument, WorkflowEdge, WorkflowNode } from '@x/models/workflow-document';

/** An input or an output. */
export interface Port {
  readonly nodeId: string;
  readonly field: string;
}

/** Whether an edge connects an output to an input. Others are only drawn. */
export const isConnection = (edge: WorkflowEdge): edge is WorkflowDefaultEdge => edge.type === 'default';

/** The edges of a document, followed through its connectors. */
export class Connections {
  readonly nodes: ReadonlyMap<string, WorkflowNode>;
  readonly #into = new Map<string, WorkflowDefaultEdge[]>();
  readonly #intoField = new Map<string, Map<string, WorkflowDefaultEdge[]>>();
  readonly #from = new Map<string, WorkflowDefaultEdge[]>();
  /** What is known to be before a connector, as far as it was followed. Edges are only ever added. */
  readonly #origins = new Map<string, Port>();
  /** Connectors that are on a circle of connectors, or after one. */
  readonly #circular = new Set<string>();

  constructor({ nodes, edges }: Pick<WorkflowDocument, 'edges' | 'nodes'>) {
    this.nodes = new Map(nodes.map((node) => [node.id, node]));
    for (const edge of edges) if (isConnection(edge)) this.add(edge);
  }

  /** Adds an edge. */
  add(edge: WorkflowDefaultEdge): void {
    append(this.#into, edge.target, edge);
    const fields = this.#intoField.get(edge.target) ?? new Map<string, WorkflowDefaultEdge[]>();
    append(fields, edge.targetHandle, edge);
    this.#intoField.set(edge.target, fields);
    append(this.#from, edge.source, edge);
  }

  /** Returns the edges into a node, or into one of its inputs, in order. */
  into(nodeId: string, field?: string): readonly WorkflowDefaultEdge[] {
    const edges = field === undefined ? this.#into.get(nodeId) : this.#intoField.get(nodeId)?.get(field);
    return edges ?? [];
  }

  /** Returns the edges from a node, in order. */
  from(nodeId: string): readonly WorkflowDefaultEdge[] {
    return this.#from.get(nodeId) ?? [];
  }

  /** Returns the output that an edge leads from. Connectors are followed; one that leads nowhere gives `undefined`. */
  sourceOf({ source, sourceHandle }: Pick<WorkflowDefaultEdge, 'source' | 'sourceHandle'>): Port | undefined {
    const passed = new Set<string>();
    let port: Port = { nodeId: source, field: sourceHandle };
    while (this.#isConnector(port.nodeId)) {
      if (passed.has(port.nodeId) || this.#circular.has(port.nodeId)) {
        for (const connector of passed) this.#circular.add(connector);
        return undefined;
      }
      const before = this.#origins.get(port.nodeId) ?? this.#connectorSource(port.nodeId);
      if (!before) break;
      passed.add(port.nodeId);
      port = before;
    }
    for (const connector of passed) this.#origins.set(connector, port);
    return this.nodes.has(port.nodeId) && !this.#isConnector(port.nodeId) ? port : undefined;
  }

  #connectorSource(connector: string): Port | undefined {
    const [edge] = this.into(connector, 'in');
    return edge && { nodeId: edge.source, field: edge.sourceHandle };
  }

  /** Returns the inputs that an edge leads to. Connectors are followed to all ends. */
  targetsOf({ target, targetHandle }: Pick<WorkflowDefaultEdge, 'target' | 'targetHandle'>): Port[] {
    const seen = new Set<string>();
    const ends: Port[] = [];
    const left: Port[] = [{ nodeId: target, field: targetHandle }];
    for (let port = left.pop(); port; port = left.pop()) {
      if (!this.#isConnector(port.nodeId)) ends.push(port);
      else if (!seen.has(port.nodeId)) {
        seen.add(port.nodeId);
        const edges = this.from(port.nodeId).toReversed();
        for (const edge of edges) left.push({ nodeId: edge.target, field: edge.targetHandle });
      }
    }
    return ends;
  }

  /**
   * Whether one node leads to another. It is searched from both ends in turn, and over with the smaller side: a long chain
   * that is built edge by edge is not followed for each of its edges.
   */
  leadsTo(from: string, to: string): boolean {
    const [after, before] = [new Search(from), new Search(to)];
    for (;;) {
      const next = after.take();
      if (next === undefined) return false;
      if (before.has(next)) return true;
      for (const { target } of this.from(next)) after.add(target);
      const previous = before.take();
      if (previous === undefined) return false;
      if (after.has(previous)) return true;
      for (const { source } of this.into(previous)) before.add(source);
    }
  }

  #isConnector(nodeId: string): boolean {
    return this.nodes.get(nodeId)?.type === 'connector';
  }
}

/** Nodes that were found, and those of them whose edges were not followed yet. */
class Search {
  readonly #found = new Set<string>();
  readonly #left: string[] = [];

  constructor(first: string) {
    this.add(first);
  }

  has(id: string): boolean {
    return this.#found.has(id);
  }

  add(id: string): void {
    if (this.#found.has(id)) return;
    this.#found.add(id);
    this.#left.push(id);
  }

  take(): string | undefined {
    return this.#left.pop();
  }
}

function append(map: Map<string, WorkflowDefaultEdge[]>, key: string, edge: WorkflowDefaultEdge): void {
  const edges = map.get(key);
  if (edges) edges.push(edge);
  else map.set(key, [edge]);
}
