import { isRecord } from '../record.js';
import type { Exchange } from '../runner/exchange.js';

const ITEM_KEYS = new Set(['item_id', 'retried_from_item_id', 'root_item_id', 'parent_item_id']);
const ITEM_LIST_KEYS = new Set(['item_ids', 'retried_item_ids', 'canceled_item_ids', 'system']);
const IN_TEXT = /(?<=\/i\/|\bid )\d+(?![\w-])/g;

/** Numbers the items of a queue from the first one in a scenario, because their ids differ between runs. */
export class ItemNumbers {
  readonly #known = new Set<number>();

  constructor(exchanges: readonly Exchange[]) {
    for (const { body } of exchanges) this.#collect(body.value);
  }

  /** Returns a placeholder for the id of an item, and other numbers unchanged. */
  placeholder(id: number): string | number {
    return this.#known.has(id) ? `<item-${id - Math.min(...this.#known) + 1}>` : id;
  }

  /** Returns the text with the ids of items replaced. */
  text(text: string): string {
    return this.#known.size === 0 ? text : text.replace(IN_TEXT, (digits) => String(this.placeholder(Number(digits))));
  }

  /** Says whether a number, or each number of a list, under `key` is the id of an item. */
  static isItem(key: string | undefined): boolean {
    return key !== undefined && (ITEM_KEYS.has(key) || ITEM_LIST_KEYS.has(key));
  }

  #collect(value: unknown, key?: string): void {
    if (typeof value === 'number' && ItemNumbers.isItem(key)) this.#known.add(value);
    else if (Array.isArray(value)) for (const item of value) this.#collect(item, key);
    else if (isRecord(value)) {
      for (const [name, member] of Object.entries(value)) this.#collect(member, name);
    }
  }
}
