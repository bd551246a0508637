import type { Node } from '../nodes/node.js';
import type { Output } from './execution.js';

const MAX_SIZE = 512;

/** Caches the outputs of nodes by their inputs, in memory only. */
export class NodeCache {
  readonly #outputs = new Map<string, Output>();
  #isEnabled = true;
  #hits = 0;
  #misses = 0;

  find(node: Node): Output | undefined {
    if (!this.#isEnabled) return undefined;
    const key = keyOf(node);
    const output = this.#outputs.get(key);
    if (!output) {
      this.#misses += 1;
      return undefined;
    }
    this.#hits += 1;
    this.#outputs.delete(key);
    this.#outputs.set(key, output);
    return output;
  }

  save(node: Node, output: Output): void {
    const key = keyOf(node);
    if (!this.#isEnabled || this.#outputs.has(key)) return;
    const [oldest] = this.#outputs.keys();
    if (this.#outputs.size >= MAX_SIZE && oldest !== undefined) this.#outputs.delete(oldest);
    this.#outputs.set(key, output);
  }

  /** Removes the outputs that contain one of these image names. */
  deleteNaming(names: readonly string[]): void {
    for (const [key, output] of this.#outputs) {
      const text = JSON.stringify(output);
      if (names.some((name) => text.includes(name))) this.#outputs.delete(key);
    }
  }

  clear(): void {
    this.#outputs.clear();
    this.#hits = 0;
    this.#misses = 0;
  }

  set isEnabled(isEnabled: boolean) {
    this.#isEnabled = isEnabled;
  }

  get status() {
    const { size } = this.#outputs;
    return { size, hits: this.#hits, misses: this.#misses, enabled: this.#isEnabled, max_size: MAX_SIZE };
  }
}

const keyOf = ({ id: _, ...node }: Node): string => JSON.stringify(node);
