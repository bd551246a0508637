import { findNodeType } from '../nodes/catalog.js';
import { comparePaths, type Prepared } from './node-run.js';

/** Runs that can begin. All of one class go first, in the order of their iterations; then comes the next class by name. */
export class ReadyQueue {
  readonly #classes = new Map<string, Prepared[]>();
  readonly #waiting = new Set<Prepared>();
  #active: string | undefined;

  add(run: Prepared): void {
    if (this.#waiting.has(run)) return;
    this.#waiting.add(run);
    const name = classOf(run.node.type);
    const runs = this.#classes.get(name) ?? [];
    this.#classes.set(name, runs);
    const index = runs.findIndex(({ path }) => comparePaths(path, run.path) > 0);
    runs.splice(index < 0 ? runs.length : index, 0, run);
  }

  delete(run: Prepared): void {
    if (!this.#waiting.delete(run)) return;
    const runs = this.#classes.get(classOf(run.node.type)) ?? [];
    runs.splice(runs.indexOf(run), 1);
  }

  take(): Prepared | undefined {
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

/** Returns the name of the server's class for a type, guessed for those that the sandbox does not run. */
function classOf(type: string): string {
  const words = type.split('_').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return findNodeType(type)?.className ?? `${words.join('')}Invocation`;
}
