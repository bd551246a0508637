import { isRecord } from '../record.js';
import type { Exchange } from '../runner/exchange.js';

const ONE = new Set(['item_id', 'retried_from_item_id', 'root_item_id', 'parent_item_id']);
const SEVERAL = new Set(['item_ids', 'retried_item_ids', 'canceled_item_ids', 'system']);
const IN_TEXT = /(?<=\/i\/|\bid )\d+(?![\w-])/g;

/** Counts the items of a queue from the first that a scenario sees, since no two runs number them alike. */
export class ItemNumbers {
  readonly #known = new Set<number>();

  constructor(exchanges: readonly Exchange[]) {
    for (const { body } of exchanges) this.#learn(body.value);
  }

  /** Returns a name for a number that is an item's; others are left as they are. */
  name(number: number): string | number {
    return this.#known.has(number) ? `<item-${number - Math.min(...this.#known) + 1}>` : number;
  }

  /** Returns the text with the numbers of items replaced. */
  text(text: string): string {
    return this.#known.size === 0 ? text : text.replace(IN_TEXT, (digits) => String(this.name(Number(digits))));
  }

  /** Says whether a number, or each number of a list, under `key` is an item's. */
  static isItem(key: string | undefined): boolean {
    return key !== undefined && (ONE.has(key) || SEVERAL.has(key));
  }

  #learn(value: unknown, key?: string): void {
    if (typeof value === 'number' && ItemNumbers.isItem(key)) this.#known.add(value);
    else if (Array.isArray(value)) for (const item of value) this.#learn(item, key);
    else if (isRecord(value)) {
      for (const [name, member] of Object.entries(value)) this.#learn(member, name);
    }
  }
}
