import { ancestors } from '../graph/topology.js';
import type { Execution } from './execution.js';
import { isSamePath, type NodeRun } from './node-run.js';

type Branch = 'true_input' | 'false_input';

const BRANCHES = ['true_input', 'false_input'] as const;

/** Evaluates the `if` nodes of a graph: nodes that only feed the branch not taken are skipped. */
export class Branches {
  readonly #execution: Execution;
  readonly #conditions: readonly string[];
  readonly #exclusive = new Map<string, Record<Branch, ReadonlySet<string>>>();
  readonly #taken = new Map<string, Branch>();

  constructor(execution: Execution) {
    this.#execution = execution;
    this.#conditions = Object.keys(execution.graph.nodes).filter((id) => execution.isType(id, 'if'));
  }

  /** Returns the branch taken by a run of an `if` node, once it is decided. */
  taken(run: NodeRun): Branch | undefined {
    return this.#taken.get(run.id);
  }

  /** Returns whether a run feeds a branch that is not decided yet. */
  isOpen(run: NodeRun): boolean {
    return this.#conditions.some((condition) => {
      if (!BRANCHES.some((branch) => this.#sources(condition, branch).has(run.source))) return false;
      const runs = (this.#execution.bySource.get(condition) ?? []).filter(({ path }) => isSamePath(path, run.path));
      return runs.length === 0 || !runs.every(({ id }) => this.#taken.has(id));
    });
  }

  /** Decides the branch of an `if` run, once its condition is known. Returns the skipped and the released runs. */
  decide(run: NodeRun): { readonly skipped: readonly NodeRun[]; readonly released: readonly NodeRun[] } | undefined {
    const { runIndex, executed, results, prepared } = this.#execution;
    if (run.node.type !== 'if' || this.#taken.has(run.id)) return undefined;
    const inputs = runIndex.into(run.id, 'condition');
    if (!inputs.every(({ source }) => executed.has(source.node_id))) return undefined;
    for (const { source } of inputs) {
      run.node = { ...run.node, condition: results.get(source.node_id)?.[source.field] };
    }
    const [taken, other] = run.node['condition'] ? BRANCHES : ([...BRANCHES].reverse() as [Branch, Branch]);
    this.#taken.set(run.id, taken);
    this.#removeEdges(run, other);
    const waiting = [...prepared.values()].filter(({ id, path }) => !executed.has(id) && isSamePath(path, run.path));
    const feeding = (branch: Branch) => waiting.filter(({ source }) => this.#sources(run.source, branch).has(source));
    return { skipped: feeding(other), released: [...feeding(taken), run] };
  }

  #removeEdges(run: NodeRun, branch: Branch): void {
    for (const edge of [...this.#execution.runIndex.into(run.id, branch)]) {
      if (!this.#execution.executed.has(edge.source.node_id)) this.#execution.countDown(run.id);
      this.#execution.removeEdge(edge);
    }
  }

  /** Returns the nodes that feed one branch and nothing else. */
  #sources(condition: string, branch: Branch): ReadonlySet<string> {
    const known = this.#exclusive.get(condition);
    if (known) return known[branch];
    const found = {
      true_input: this.#exclusiveTo(condition, 'true_input'),
      false_input: this.#exclusiveTo(condition, 'false_input'),
    };
    this.#exclusive.set(condition, found);
    return found[branch];
  }

  #exclusiveTo(condition: string, branch: Branch): ReadonlySet<string> {
    const { edges, topology } = this.#execution;
    const direct = edges.into(condition, branch).map(({ source }) => source.node_id);
    const nodes = new Set(direct.flatMap((id) => [id, ...ancestors(id, topology.parents)]));
    const leaves = (id: string) =>
      edges.outOf(id).some(({ destination: { node_id, field } }) => {
        return !nodes.has(node_id) && !(node_id === condition && field === branch);
      });
    for (let before = -1; before !== nodes.size; ) {
      before = nodes.size;
      for (const id of [...nodes]) if (leaves(id)) nodes.delete(id);
    }
    return nodes;
  }
}
