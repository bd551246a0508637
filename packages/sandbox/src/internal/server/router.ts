import type { Operation } from '../http/operation.js';

/** An operation and the values in its path. */
interface Match {
  readonly operation: Operation;
  readonly path: Readonly<Record<string, string>>;
}

interface Entry {
  readonly operation: Operation;
  /** The segments of the path; a name in braces is any text but none. */
  readonly segments: readonly string[];
}

/** Finds operations by method and path. */
export class Router {
  readonly #entries = new Map<string, Entry[]>();

  constructor(operations: readonly Operation[]) {
    for (const operation of operations) {
      const [method = '', path = ''] = operation.route.split(' ');
      const segments = path.split('/');
      const key = keyOf(method, segments);
      this.#entries.set(key, [...(this.#entries.get(key) ?? []), { operation, segments }]);
    }
  }

  /** Returns the first operation that matches; undefined when there is none. */
  find(method: string, path: string): Match | undefined {
    const segments = path.split('/');
    for (const entry of this.#entries.get(keyOf(method, segments)) ?? []) {
      const values = valuesIn(entry.segments, segments);
      if (values) return { operation: entry.operation, path: values };
    }
    return undefined;
  }
}

const keyOf = (method: string, segments: readonly string[]) => `${method} ${segments.length}`;

function valuesIn(expected: readonly string[], given: readonly string[]): Record<string, string> | undefined {
  const values: Record<string, string> = {};
  for (const [index, segment] of expected.entries()) {
    const value = given[index] ?? '';
    if (segment.startsWith('{') && value !== '') values[segment.slice(1, -1)] = value;
    else if (segment !== value) return undefined;
  }
  return values;
}
