import type { Graph } from '../graph/graph.js';
import { Branches } from './branches.js';
import { Execution, type Output } from './execution.js';
import { fillInputs } from './fill-inputs.js';
import type { NodeRun, RunParents } from './node-run.js';
import { ReadyQueue } from './ready-queue.js';
import { edgesInto, feedsOf, iteratorsAround, nextToUnfold, placeOf } from './unfold.js';

/** Schedules the nodes of a graph: `next` returns the next run, `complete` takes its output. */
export class Session {
  readonly execution: Execution;
  readonly #branches: Branches;
  readonly #ready = new ReadyQueue();
  readonly #uuid: () => string;

  constructor(graph: Graph, uuid: () => string) {
    this.execution = new Execution(graph);
    this.#branches = new Branches(this.execution);
    this.#uuid = uuid;
  }

  /** Forgets which class of nodes was run last, as the server does when it reads a session again. */
  resume(): void {
    this.#ready.resume();
  }

  /** Returns the next run. Its inputs are not set yet. */
  next(): NodeRun | undefined {
    const ready = this.#ready.take();
    if (ready) return ready;
    // The server unfolds a second node before it starts the first one.
    let found = this.#unfoldNext();
    let next: NodeRun | undefined;
    while (found) {
      found = this.#unfoldNext();
      next ??= this.#ready.take();
    }
    return next;
  }

  /** Sets the inputs that have edges. Throws `NodeInputError` when a value is invalid. */
  fill(run: NodeRun): void {
    fillInputs(this.execution, run, this.#branches.taken(run));
  }

  complete(run: NodeRun, output: Output): void {
    const { execution } = this;
    execution.results.set(run.id, output);
    if (isControl(run)) run.node = { ...run.node, collection: [] };
    execution.end(run);
    for (const { destination } of [...execution.runIndex.outOf(run.id)]) {
      const child = execution.prepared.get(destination.node_id);
      if (!child) continue;
      execution.countDown(child.id);
      this.#decide(child);
      this.#enqueue(child);
    }
  }

  #unfoldNext(): boolean {
    const source = nextToUnfold(this.execution);
    if (source === undefined) return false;
    for (const feed of feedsOf(this.execution, source)) this.#unfold(source, feed);
    if (!this.execution.bySource.has(source)) this.execution.endEmpty(source);
    return true;
  }

  #unfold(source: string, feed: RunParents): void {
    const node = this.execution.graph.nodes[source];
    if (!node) return;
    if (node.type === 'collect') this.#prepare(source, feed, { ...node, use_cache: false });
    else if (node.type !== 'iterate') this.#prepare(source, feed, node);
    else this.#unfoldIterator(source, feed, node);
  }

  #unfoldIterator(source: string, feed: RunParents, node: NodeRun['node']): void {
    for (let index = 0; index < this.#count(source, feed.from); index += 1) {
      this.#prepare(source, feed, { ...node, index, use_cache: false });
    }
  }

  /** Returns the number of items of an iterator. */
  #count(source: string, from: readonly NodeRun[]): number {
    const edge = this.execution.edges.into(source, 'collection')[0];
    const run = from.find((candidate) => candidate.source === edge?.source.node_id);
    const collection = run && edge ? this.execution.results.get(run.id)?.[edge.source.field] : [];
    return Array.isArray(collection) ? collection.length : 0;
  }

  #prepare(source: string, { from, path }: RunParents, node: NodeRun['node']): void {
    const id = this.#uuid();
    const place = path ?? placeOf(this.execution, source, from);
    const run: NodeRun = {
      id,
      source,
      path: node.type === 'iterate' ? [...place, Number(node['index'])] : place,
      iterators: node.type === 'collect' ? new Map() : iteratorsAround(from),
      node: { ...node, id },
      isSkipped: false,
    };
    this.execution.add(run, edgesInto(this.execution, run, from));
    this.#decide(run);
    this.#enqueue(run);
  }

  #enqueue(run: NodeRun): void {
    const { executed, indegree } = this.execution;
    if (indegree.get(run.id) === 0 && !executed.has(run.id) && !this.#branches.isOpen(run)) this.#ready.add(run);
  }

  #decide(run: NodeRun): void {
    const decided = this.#branches.decide(run);
    for (const skipped of decided?.skipped ?? []) {
      this.#ready.delete(skipped);
      skipped.isSkipped = true;
      this.execution.end(skipped);
    }
    for (const released of decided?.released ?? []) this.#enqueue(released);
  }
}

/** Returns whether a run controls iterations. Its collection, which can be long, is not shown. */
export const isControl = ({ node }: NodeRun): boolean => node.type === 'iterate' || node.type === 'collect';
