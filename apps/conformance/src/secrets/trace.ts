import { inspect } from 'node:util';

import { observed } from './observed.js';

/** Everything that the objects of a scenario throw, log, and show of themselves. */
export class Trace {
  readonly #texts: string[] = [];
  readonly #objects: object[] = [];

  /** Receives log lines. */
  readonly logger = { debug: (line: string): void => void this.#texts.push(line) };

  /** Adds what can be seen of a value, such as one that was thrown. */
  readonly add = (value: unknown): void => void this.#texts.push(seen(value));

  /** Returns an object that does what `target` does. What it throws is added, and at the end what it shows. */
  observe<T extends object>(target: T): T {
    this.#objects.push(target);
    return observed(target, this.add);
  }

  /** Returns all of it. */
  text(): string {
    return [...this.#texts, ...this.#objects.map(seen)].join('\n');
  }
}

const deeply = {
  depth: 12,
  showHidden: true,
  maxStringLength: Number.POSITIVE_INFINITY,
  maxArrayLength: Number.POSITIVE_INFINITY,
};

/** Returns all that can be seen of a value: in a debugger, a log or a report. */
const seen = (value: unknown): string => [inspect(value, deeply), String(value), toJson(value)].join('\n');

function toJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return ''; // a cycle, or a bigint
  }
}
