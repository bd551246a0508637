import type { Exchange } from '../suite/exchange.js';
import { Naming } from './naming.js';
import { isUnordered } from './unordered.js';

/** Returns the exchanges of one performance with everything renamed that no two runs have in common. */
export function normalise(exchanges: readonly Exchange[]): Exchange[] {
  const naming = new Naming();
  return exchanges.map(({ target, headers, body, ...rest }) => {
    const name = new Renaming(naming, target);
    return {
      ...rest,
      target: naming.text(target),
      headers: Object.fromEntries(Object.entries(headers).map(([header, value]) => [header, naming.text(value)])),
      body: { kind: body.kind, value: name.value(body.value) } as Exchange['body'],
    };
  });
}

/** Renames what stands in one answer. */
class Renaming {
  readonly #naming: Naming;
  readonly #target: string;

  constructor(naming: Naming, target: string) {
    this.#naming = naming;
    this.#target = target;
  }

  value(value: unknown, key?: string, owner = ''): unknown {
    if (typeof value === 'string') return this.#naming.moment(value, `${owner}.${key}`) ?? this.#naming.text(value);
    if (Array.isArray(value)) return this.#list(value, key);
    if (typeof value === 'object' && value !== null) return this.#object(value);
    return value;
  }

  #list(list: readonly unknown[], key: string | undefined): unknown[] {
    if (!isUnordered(this.#target, key)) return list.map((item) => this.value(item));
    const knownFirst = list.toSorted((a, b) => Number(this.#isNew(a)) - Number(this.#isNew(b)));
    return knownFirst
      .map((item) => this.value(item))
      .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }

  #object(object: object): object {
    const entries = Object.entries(object);
    const owner = ['image_name', 'name', 'board_id'].map((key) => Reflect.get(object, key)).find(Boolean);
    return Object.fromEntries(entries.map(([key, value]) => [key, this.value(value, key, String(owner ?? ''))]));
  }

  #isNew(item: unknown): boolean {
    return !this.#naming.knows(JSON.stringify(item));
  }
}
