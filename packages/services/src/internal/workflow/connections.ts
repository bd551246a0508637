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
  readonly #from = new Map<string, WorkflowDefaultEdge[]>();

  constructor({ nodes, edges }: Pick<WorkflowDocument, 'edges' | 'nodes'>) {
    this.nodes = new Map(nodes.map((node) => [node.id, node]));
    for (const edge of edges) if (isConnection(edge)) this.add(edge);
  }

  /** Adds an edge. */
  add(edge: WorkflowDefaultEdge): void {
    append(this.#into, edge.target, edge);
    append(this.#from, edge.source, edge);
  }

  /** Returns the edges into a node, or into one of its inputs, in order. */
  into(nodeId: string, field?: string): readonly WorkflowDefaultEdge[] {
    const edges = this.#into.get(nodeId) ?? [];
    return field === undefined ? edges : edges.filter(({ targetHandle }) => targetHandle === field);
  }

  /** Returns the edges from a node, in order. */
  from(nodeId: string): readonly WorkflowDefaultEdge[] {
    return this.#from.get(nodeId) ?? [];
  }

  /** Returns the output that an edge leads from. Connectors are followed; one that leads nowhere gives `undefined`. */
  sourceOf({ source, sourceHandle }: Pick<WorkflowDefaultEdge, 'source' | 'sourceHandle'>): Port | undefined {
    const seen = new Set<string>();
    let port: Port = { nodeId: source, field: sourceHandle };
    while (this.#isConnector(port.nodeId)) {
      if (seen.has(port.nodeId)) return undefined;
      seen.add(port.nodeId);
      const [edge] = this.into(port.nodeId, 'in');
      if (!edge) return undefined;
      port = { nodeId: edge.source, field: edge.sourceHandle };
    }
    return this.nodes.has(port.nodeId) ? port : undefined;
  }

  /** Returns the inputs that an edge leads to. Connectors are followed to all ends. */
  targetsOf({ target, targetHandle }: Pick<WorkflowDefaultEdge, 'target' | 'targetHandle'>): Port[] {
    const seen = new Set<string>();
    const follow = (port: Port): Port[] => {
      if (!this.#isConnector(port.nodeId)) return [port];
      if (seen.has(port.nodeId)) return [];
      seen.add(port.nodeId);
      return this.from(port.nodeId).flatMap((edge) => follow({ nodeId: edge.target, field: edge.targetHandle }));
    };
    return follow({ nodeId: target, field: targetHandle });
  }

  /** Whether one node leads to another. */
  leadsTo(from: string, to: string): boolean {
    const seen = new Set<string>();
    const next = [from];
    for (let id = next.pop(); id !== undefined; id = next.pop()) {
      if (id === to) return true;
      if (seen.has(id)) continue;
      seen.add(id);
      next.push(...this.from(id).map(({ target }) => target));
    }
    return false;
  }

  #isConnector(nodeId: string): boolean {
    return this.nodes.get(nodeId)?.type === 'connector';
  }
}

function append(map: Map<string, WorkflowDefaultEdge[]>, key: string, edge: WorkflowDefaultEdge): void {
  const edges = map.get(key);
  if (edges) edges.push(edge);
  else map.set(key, [edge]);
}
