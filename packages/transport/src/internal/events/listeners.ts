import { notify } from '../../async.js';
import { InputError } from '../../errors.js';
import type { ResponseSchema } from '../../transport.js';
import type { EventSchemas, RawEvent } from './types.js';

// Written as a method, so that a listener of one event's payload fits among those of others.
interface Listener {
  hear(payload: unknown): void;
}

/** Who listens to what. */
export class Listeners {
  readonly #schemas: EventSchemas;
  readonly #log: (line: string) => void;
  readonly #named = new Map<string, Set<Listener>>();
  readonly #any = new Set<{ readonly hear: (event: RawEvent) => void }>();

  constructor(schemas: EventSchemas, log: (line: string) => void) {
    this.#schemas = schemas;
    this.#log = log;
  }

  add(name: string, hear: Listener['hear']): () => void {
    if (!Object.hasOwn(this.#schemas, name)) throw new InputError('name', 'is none of the events');
    const listeners = this.#named.get(name) ?? new Set();
    const listener = { hear };
    this.#named.set(name, listeners.add(listener));
    return () => {
      listeners.delete(listener);
    };
  }

  addAny(hear: (event: RawEvent) => void): () => void {
    const listener = { hear };
    this.#any.add(listener);
    return () => {
      this.#any.delete(listener);
    };
  }

  /** Tells an event to all who listen now. It is checked once, and only for those who listen to its name. */
  tell(name: string, payload: unknown): void {
    for (const { hear } of [...this.#any]) notify(hear, { name, payload });
    const listeners = this.#named.get(name);
    const schema = this.#schemas[name];
    if (!schema || !listeners?.size) return;
    const checked = check(schema, payload);
    if ('refusal' in checked) {
      this.#log(`event ${name}: not as expected: ${checked.refusal}`);
      return;
    }
    for (const listener of [...listeners]) {
      if (listeners.has(listener)) notify(listener.hear, checked.value);
    }
  }
}

function check(
  schema: ResponseSchema<unknown>,
  payload: unknown,
): { readonly value: unknown } | { readonly refusal: string } {
  try {
    const result = schema['~standard'].validate(payload);
    if (result instanceof Promise) {
      result.catch(() => {});
      return { refusal: 'its schema takes its time, and the order of events cannot wait' };
    }
    if (!result.issues) return result;
    const [{ message, path = [] } = { message: 'refused' }] = result.issues;
    const where = path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
    return { refusal: where === '' ? message : `${where}: ${message}` };
  } catch (error) {
    return { refusal: String(error) };
  }
}
