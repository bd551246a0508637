import { isRecord, type JsonObject } from '../record.js';
import type { Exchange } from '../runner/exchange.js';
import { ItemNumbers } from './item-numbers.js';
import { Naming } from './placeholders.js';
import { shortTraceback } from './short-traceback.js';
import { sortedChoices } from './sorted-choices.js';
import { isUnordered } from './unordered.js';

/** Returns the exchanges of one performance with everything renamed that no two runs have in common. */
export function normalise(exchanges: readonly Exchange[]): Exchange[] {
  const naming = new Naming();
  const items = new ItemNumbers(exchanges);
  return exchanges.map(({ target, headers, body, ...rest }) => {
    const name = new Renaming(naming, items, target);
    return {
      ...rest,
      target: name.text(target),
      headers: Object.fromEntries(Object.entries(headers).map(([header, value]) => [header, naming.text(value)])),
      body: { kind: body.kind, value: name.value(body.value) } as Exchange['body'],
    };
  });
}

/** Where a value stands: the key it has, or the list it is in has, and what it belongs to. */
interface Place {
  readonly key?: string | undefined;
  readonly owner?: string | undefined;
  /** The key of the object around. */
  readonly around?: string | undefined;
}

/** Renames what stands in one answer. */
class Renaming {
  readonly #naming: Naming;
  readonly #items: ItemNumbers;
  readonly #target: string;

  constructor(naming: Naming, items: ItemNumbers, target: string) {
    this.#naming = naming;
    this.#items = items;
    this.#target = target;
  }

  text(text: string): string {
    return this.#naming.text(this.#items.text(sortedChoices(text)));
  }

  value(value: unknown, place: Place = {}): unknown {
    const { key, owner } = place;
    if (typeof value === 'string' && key === 'error_traceback') return shortTraceback(value);
    if (typeof value === 'string') return this.#naming.moment(value, owner && `${owner}.${key}`) ?? this.text(value);
    if (typeof value === 'number' && key === 'timestamp') return '<seconds>';
    if (typeof value === 'number' && ItemNumbers.isItem(key)) return this.#items.name(value);
    if (Array.isArray(value)) return this.#list(value, place);
    if (isRecord(value)) return this.#object(value, key);
    return value;
  }

  #list(list: readonly unknown[], { key, around }: Place): unknown[] {
    const inside = ItemNumbers.isItem(key) ? { key } : {};
    if (!isUnordered(this.#target, key, around)) return list.map((item) => this.value(item, inside));
    const knownFirst = list.toSorted((a, b) => Number(this.#isNew(a)) - Number(this.#isNew(b)));
    return knownFirst
      .map((item) => this.value(item))
      .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }

  #object(object: JsonObject, around: string | undefined): object {
    const entries = Object.entries(object);
    // An item of the queue goes through its states within a millisecond, or not: its moments are not told apart.
    const owner = ['image_name', 'name', 'board_id'].map((key) => object[key]).find(Boolean);
    return Object.fromEntries(
      entries.map(([key, value]) => [
        this.#naming.text(key),
        this.value(value, { key, owner: 'item_id' in object ? undefined : String(owner ?? 'nobody'), around }),
      ]),
    );
  }

  #isNew(item: unknown): boolean {
    return !this.#naming.knows(JSON.stringify(item));
  }
}
