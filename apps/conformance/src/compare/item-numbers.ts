import { isRecord } from '../record.js';
import type { Exchange } from '../runner/exchange.js';

const ITEM_KEYS = new Set(['item_id', 'retried_from_item_id', 'root_item_id', 'parent_item_id']);
const ITEM_LIST_KEYS = new Set([
  ...['item_ids', 'retried_item_ids', 'canceled_item_ids', 'system'],
  ...['child_item_ids', 'completed_child_item_ids'],
]);
/** Objects whose keys are the ids of items. */
const KEYED_BY_ITEM = 'child_outputs';
/** The id of a user: events list the items of each. */
const USER_ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
const IN_TEXT = /(?<=\/i\/|\bid |\bitem )\d+(?![\w-])/g;

/** Numbers the items of a queue from the first one in a scenario, because their ids differ between runs. */
export class ItemNumbers {
  /** The ids, each with the number of the exchange in which it appeared first. */
  readonly #known = new Map<number, number>();

  constructor(exchanges: readonly Exchange[]) {
    for (const [index, { body }] of exchanges.entries()) this.#collect(index, body.value);
  }

  /** Returns a placeholder for the id of an item, and other numbers unchanged. */
  placeholder(id: number): string | number {
    return this.#known.has(id) ? `<item-${id - Math.min(...this.#known.keys()) + 1}>` : id;
  }

  /** Returns the text with the ids of items replaced. */
  text(text: string): string {
    return this.#known.size === 0 ? text : text.replace(IN_TEXT, (digits) => String(this.placeholder(Number(digits))));
  }

  /** Returns a placeholder for a key of the object under `parentKey` that is the id of an item; other keys unchanged. */
  key(key: string, parentKey: string | undefined): string {
    return parentKey === KEYED_BY_ITEM ? String(this.placeholder(Number(key))) : key;
  }

  /** Says whether a number, or each number of a list, under `key` is the id of an item. */
  static isItem(key: string | undefined, isInList = false): boolean {
    if (key === undefined) return false;
    return ITEM_KEYS.has(key) || ITEM_LIST_KEYS.has(key) || (isInList && USER_ID.test(key));
  }

  /**
   * Returns a list of ids with neighbours that appeared together in ascending order. They were created by one request,
   * and the server sorts by time alone: whether they share a millisecond differs between runs.
   */
  sortTogether(ids: readonly unknown[]): unknown[] {
    const moment = (id: unknown) => (typeof id === 'number' ? this.#known.get(id) : undefined);
    const groups: unknown[][] = [];
    for (const id of ids) {
      const last = groups.at(-1);
      if (last && moment(id) !== undefined && moment(id) === moment(last[0])) last.push(id);
      else groups.push([id]);
    }
    return groups.flatMap((group) => group.toSorted((a, b) => Number(a) - Number(b)));
  }

  #collect(index: number, value: unknown, key?: string, isInList = false): void {
    if (typeof value === 'number' && ItemNumbers.isItem(key, isInList)) {
      if (!this.#known.has(value)) this.#known.set(value, index);
    } else if (Array.isArray(value)) for (const item of value) this.#collect(index, item, key, true);
    else if (isRecord(value)) {
      for (const [name, member] of Object.entries(value)) this.#collect(index, member, name);
    }
  }
}
