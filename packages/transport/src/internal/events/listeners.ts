import { notify } from '../../async.js';
import { InputError } from '../../errors.js';
import type { ResponseSchema } from '../../transport.js';
import { pathOf } from '../path-of.js';
import { printValue } from '../print-value.js';
import type { EventSchemas, RawEvent } from './types.js';

// Written as a method, so that a listener of one event's payload is assignable to one of any payload.
interface Listener {
  receive(payload: unknown): void;
}

/** The listeners of one socket, by event name. */
export class Listeners {
  readonly #schemas: EventSchemas;
  readonly #log: (line: string) => void;
  readonly #named = new Map<string, Set<Listener>>();
  readonly #any = new Set<{ readonly receive: (event: RawEvent) => void }>();

  constructor(schemas: EventSchemas, log: (line: string) => void) {
    this.#schemas = schemas;
    this.#log = log;
  }

  /** Throws an `InputError` unless there is a schema for this event. */
  check(name: string): void {
    if (typeof name === 'string' && Object.hasOwn(this.#schemas, name)) return;
    throw new InputError('event', `unknown event ${printValue(name)}; use onAny for events without a schema`);
  }

  /** Adds a listener and returns a function that removes it. */
  add(name: string, receive: Listener['receive']): () => void {
    this.check(name);
    const listeners = this.#named.get(name) ?? new Set();
    const listener = { receive };
    this.#named.set(name, listeners.add(listener));
    return () => {
      listeners.delete(listener);
    };
  }

  /** Adds a listener for all events and returns a function that removes it. */
  addAny(receive: (event: RawEvent) => void): () => void {
    const listener = { receive };
    this.#any.add(listener);
    return () => {
      this.#any.delete(listener);
    };
  }

  /** Notifies the listeners of an event. It is validated once, and only if there are listeners to its name. */
  dispatch(name: string, payload: unknown): void {
    for (const { receive } of [...this.#any]) notify(receive, { name, payload });
    const listeners = this.#named.get(name);
    const schema = this.#schemas[name];
    if (!schema || !listeners?.size) return;
    const result = validate(schema, payload);
    if ('problem' in result) {
      this.#log(`event ${name} dropped: ${result.problem}`);
      return;
    }
    for (const listener of [...listeners]) {
      if (listeners.has(listener)) notify(listener.receive, result.value);
    }
  }
}

type Validated = { readonly value: unknown } | { readonly problem: string };

function validate(schema: ResponseSchema<unknown>, payload: unknown): Validated {
  try {
    const result = schema['~standard'].validate(payload);
    if (result instanceof Promise) {
      result.catch(() => {});
      return { problem: 'event schemas must validate synchronously' };
    }
    if (!result.issues) return result;
    const [issue = { message: 'invalid' }] = result.issues;
    return { problem: [pathOf(issue), issue.message].filter(Boolean).join(': ') };
  } catch (error) {
    return { problem: String(error) };
  }
}
