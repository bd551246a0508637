import { isRecord, type JsonObject } from '../record.js';
import type { Exchange } from '../runner/exchange.js';
import { asStarted, InstallNumbers } from './install-numbers.js';
import { ItemNumbers } from './item-numbers.js';
import { timesOutOfOrder } from './order-of-times.js';
import { isOwnRow } from './own-rows.js';
import { Placeholders } from './placeholders.js';
import { shortTraceback } from './short-traceback.js';
import { shortUnion } from './short-union.js';
import { sortedChoices } from './sorted-choices.js';
import { isUnordered } from './unordered.js';

/**
 * Returns the exchanges of one run with placeholders for everything that differs between any two runs. What they see is
 * not older than `since`, in milliseconds.
 */
export function normalise(exchanges: readonly Exchange[], since: number): Exchange[] {
  const placeholders = new Placeholders(since);
  const items = new ItemNumbers(exchanges);
  const installs = new InstallNumbers(exchanges);
  return exchanges.map(({ headers, body, ...rest }) => {
    const normaliser = new Normaliser({ placeholders, items, installs }, rest);
    return {
      ...rest,
      target: normaliser.text(rest.target),
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, normaliser.text(value)])),
      body: {
        kind: body.kind,
        value: normaliser.value(isStart(rest) ? asStarted(body.value) : body.value),
      } as Exchange['body'],
    };
  });
}

const isStart = ({ method, target }: Pick<Exchange, 'method' | 'target'>): boolean =>
  method === 'POST' && /\/models\/install(\?|$)/.test(target);

/** What replaces the values that differ between any two runs. */
interface Replacements {
  readonly placeholders: Placeholders;
  readonly items: ItemNumbers;
  readonly installs: InstallNumbers;
}

/** The position of a value in a body. */
interface Position {
  /** The key of the value, or of the list that contains it. */
  readonly key?: string | undefined;
  /** The name or id of the object that contains it. */
  readonly owner?: string | undefined;
  readonly isInList?: boolean;
  /** The key of the object that contains it. */
  readonly parentKey?: string | undefined;
}

/** Normalises one response. */
class Normaliser {
  readonly #placeholders: Placeholders;
  readonly #items: ItemNumbers;
  readonly #installs: InstallNumbers;
  readonly #target: string;
  readonly #clock: number;

  constructor({ placeholders, items, installs }: Replacements, { target, clock }: Pick<Exchange, 'target' | 'clock'>) {
    this.#placeholders = placeholders;
    this.#items = items;
    this.#installs = installs;
    this.#target = target;
    this.#clock = clock;
  }

  text(text: string): string {
    return this.#placeholders.text(this.#installs.text(this.#items.text(sortedChoices(shortUnion(text)))), this.#clock);
  }

  value(value: unknown, position: Position = {}): unknown {
    const { key, owner, isInList } = position;
    if (typeof value === 'string' && key === 'error_traceback') return this.text(shortTraceback(value));
    const { timestamps } = this.#placeholders;
    if (typeof value === 'string') {
      return timestamps.text(value, this.#clock, owner && `${owner}.${key}`) ?? this.text(value);
    }
    if (typeof value === 'number' && key === 'timestamp') return timestamps.seconds(value, this.#clock);
    if (typeof value === 'number' && ItemNumbers.isItem(key, isInList)) return this.#items.placeholder(value);
    if (Array.isArray(value)) return this.#list(value, position);
    if (isRecord(value)) return this.#object(this.#installs.object(value), key);
    return value;
  }

  #list(rows: readonly unknown[], { key, parentKey }: Position): unknown[] {
    const isKnown = (id: string) => this.#placeholders.knowsAllIds(id);
    const list = key === undefined ? rows.filter((row) => isOwnRow(this.#target, row, isKnown)) : rows;
    const inside = ItemNumbers.isItem(key, true) ? { key, isInList: true } : {};
    if (/\/item_ids(?!.*=ASC)/.test(this.#target))
      return this.#items.sortTogether(list).map((id) => this.value(id, inside));
    if (!isUnordered(this.#target, key, parentKey)) return list.map((item) => this.value(item, inside));
    const knownFirst = list.toSorted((a, b) => Number(this.#isNew(a)) - Number(this.#isNew(b)));
    return knownFirst
      .map((item) => this.value(item))
      .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }

  #object(object: JsonObject, parentKey: string | undefined): object {
    const entries = Object.entries(object).map(([key, value]) => [
      this.text(this.#items.key(key, parentKey)),
      this.value(value, { key, owner: ownerOf(object, key), parentKey }),
    ]);
    const isOutOfOrder = timesOutOfOrder(object);
    return Object.fromEntries(isOutOfOrder.length === 0 ? entries : [...entries, ['<out of order>', isOutOfOrder]]);
  }

  #isNew(item: unknown): boolean {
    return !this.#placeholders.knowsAllIds(JSON.stringify(item));
  }
}

/** Returns what the time under `key` belongs to. A queue item may pass several states within one millisecond. */
function ownerOf(object: JsonObject, key: string): string | undefined {
  if ('item_id' in object) return key === 'updated_at' ? undefined : `item ${object['item_id']}`;
  const names = ['image_name', 'video_name', 'name', 'board_id', 'user_id'];
  const owner = names.map((name) => object[name]).find(Boolean);
  return String(owner ?? 'none');
}
