import { findNodeType } from '../nodes/catalog.js';
import { comparePaths, type NodeRun } from './node-run.js';

/** Runs that are ready: all of one class in the order of their paths, then the next class by name. */
export class ReadyQueue {
  readonly #classes = new Map<string, NodeRun[]>();
  readonly #waiting = new Set<NodeRun>();
  #active: string | undefined;

  /** Lets the next run be of the first class by name. */
  resume(): void {
    this.#active = undefined;
  }

  add(run: NodeRun): void {
    if (this.#waiting.has(run)) return;
    this.#waiting.add(run);
    const name = classOf(run.node.type);
    const runs = this.#classes.get(name) ?? [];
    this.#classes.set(name, runs);
    const index = runs.findIndex(({ path }) => comparePaths(path, run.path) > 0);
    runs.splice(index < 0 ? runs.length : index, 0, run);
  }

  delete(run: NodeRun): void {
    if (!this.#waiting.delete(run)) return;
    const runs = this.#classes.get(classOf(run.node.type)) ?? [];
    runs.splice(runs.indexOf(run), 1);
  }

  take(): NodeRun | undefined {
    const active = this.#active === undefined ? undefined : this.#classes.get(this.#active);
    if (!active?.length)
      this.#active = [...this.#classes]
        .filter(([, { length }]) => length > 0)
        .map(([name]) => name)
        .sort()[0];
    const run = this.#active === undefined ? undefined : this.#classes.get(this.#active)?.shift();
    if (run) this.#waiting.delete(run);
    return run;
  }
}

/** Returns the name of the server's class for a node type, derived from the type when the sandbox lacks it. */
function classOf(type: string): string {
  const words = type.split('_').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return findNodeType(type)?.className ?? `${words.join('')}Invocation`;
}
