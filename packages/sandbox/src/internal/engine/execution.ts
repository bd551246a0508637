import { EdgeIndex } from '../graph/edge-index.js';
import type { Edge, Graph } from '../graph/graph.js';
import { ancestors, type Topology, topologyOf } from '../graph/topology.js';
import type { NodeRun } from './node-run.js';

export type Output = Readonly<Record<string, unknown>>;

/** The state of the execution of a graph. */
export class Execution {
  readonly graph: Graph;
  readonly edges: EdgeIndex;
  readonly topology: Topology;
  readonly prepared = new Map<string, NodeRun>();
  /** The runs of each node that was unfolded; empty when there was nothing to iterate over. */
  readonly bySource = new Map<string, NodeRun[]>();
  readonly runEdges = new Set<Edge>();
  readonly runIndex = new EdgeIndex();
  /** Ids of ended runs, and of nodes whose runs have all ended. */
  readonly executed = new Set<string>();
  readonly history: string[] = [];
  readonly results = new Map<string, Output>();
  readonly errors = new Map<string, string>();
  /** Number of inputs of a run that are still missing. */
  readonly indegree = new Map<string, number>();
  readonly #iterators = new Map<string, readonly string[]>();

  constructor(graph: Graph) {
    this.graph = graph;
    this.edges = new EdgeIndex(graph.edges);
    this.topology = topologyOf(graph);
  }

  isType(source: string, type: string): boolean {
    return this.graph.nodes[source]?.type === type;
  }

  /** Returns the open iterators at a node, outermost first. A collector ends them. */
  iteratorsOf(source: string): readonly string[] {
    const known = this.#iterators.get(source);
    if (known) return known;
    const above = ancestors(source, (id) => (this.isType(id, 'collect') ? [] : this.topology.parents(id)));
    const order = this.topology.order ?? [];
    const iterators = order.filter((id) => above.has(id) && this.isType(id, 'iterate'));
    this.#iterators.set(source, iterators);
    return iterators;
  }

  /** Returns the runs of a node without skipped ones. */
  runsOf(source: string): readonly NodeRun[] {
    return (this.bySource.get(source) ?? []).filter(({ isSkipped }) => !isSkipped);
  }

  add(run: NodeRun, inputs: readonly Edge[]): void {
    this.prepared.set(run.id, run);
    const runs = this.bySource.get(run.source);
    if (runs) runs.push(run);
    else this.bySource.set(run.source, [run]);
    for (const edge of inputs) {
      this.runEdges.add(edge);
      this.runIndex.add(edge);
    }
    this.indegree.set(run.id, inputs.filter(({ source }) => !this.executed.has(source.node_id)).length);
  }

  removeEdge(edge: Edge): void {
    this.runEdges.delete(edge);
    this.runIndex.delete(edge);
  }

  countDown(id: string): number {
    const count = (this.indegree.get(id) ?? 0) - 1;
    this.indegree.set(id, count);
    return count;
  }

  /** Records the end of a run, and with the last run that of its node. */
  end({ id, source }: NodeRun): void {
    this.executed.add(id);
    if (this.executed.has(source) || !this.bySource.get(source)?.every((run) => this.executed.has(run.id))) return;
    this.executed.add(source);
    this.history.push(source);
  }

  /** Records that a node has no runs. */
  endEmpty(source: string): void {
    this.bySource.set(source, []);
    this.executed.add(source);
    this.history.push(source);
  }

  get isComplete(): boolean {
    return this.errors.size > 0 || Object.keys(this.graph.nodes).every((id) => this.executed.has(id));
  }
}
