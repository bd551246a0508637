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

/** The parameters that take the rest of the path, slashes included. */
const RESTS = ['{font_path}'];

/** Finds operations by method and path. */
export class Router {
  readonly #entries = new Map<string, Entry[]>();
  /** Those whose last parameter takes the rest of the path. */
  readonly #open: Entry[] = [];

  constructor(operations: readonly Operation[]) {
    for (const operation of operations) {
      const [method = '', path = ''] = operation.route.split(' ');
      const segments = path.split('/');
      if (RESTS.includes(segments.at(-1) ?? '')) this.#open.push({ operation, segments });
      const key = keyOf(method, segments);
      const entries = this.#entries.get(key) ?? [];
      entries.push({ operation, segments });
      this.#entries.set(key, entries);
    }
  }

  /** Returns the first operation that matches; undefined when there is none. */
  find(method: string, path: string): Match | undefined {
    const segments = path.split('/');
    for (const entry of this.#entries.get(keyOf(method, segments)) ?? []) {
      const values = valuesIn(entry.segments, segments);
      if (values) return { operation: entry.operation, path: values };
    }
    return this.#findOpen(method, segments);
  }

  #findOpen(method: string, segments: readonly string[]): Match | undefined {
    for (const { operation, segments: expected } of this.#open) {
      const start = expected.length - 1;
      if (!operation.route.startsWith(`${method} `) || segments.length <= start) continue;
      const values = valuesIn(expected.slice(0, start), segments.slice(0, start));
      const name = expected.at(-1)?.slice(1, -1) ?? '';
      if (values) return { operation, path: { ...values, [name]: segments.slice(start).join('/') } };
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
