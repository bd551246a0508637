import type { GivenValue } from '../inputs/check-values.js';
import type { CheckedValue } from '../inputs/checked-value.js';
import { DYNAMIC_INPUT } from '../node-kinds.js';
import type { BoundItem } from './read-items.js';

/**
 * Returns the items in groups that can be sent as one batch: all give values to the same inputs, and those that a batch
 * cannot vary are equal.
 */
export function groupItems<Item extends Pick<BoundItem, 'given'>>(items: readonly Item[]): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const shape = JSON.stringify(item.given.map((value) => [placeOf(value), shapeOf(value)]).sort(byPlace), noBigints);
    const group = groups.get(shape);
    if (group) group.push(item);
    else groups.set(shape, [item]);
  }
  return [...groups.values()];
}

/** Names an input. */
export const placeOf = ({ input: { nodeId, field } }: GivenValue): string => `${nodeId}.${field}`;

const byPlace = ([a]: unknown[], [b]: unknown[]): number => (String(a) < String(b) ? -1 : 1);
const noBigints = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? `${value}n` : value);

/** Whether a batch can have another value for each item. The server takes texts, numbers, booleans, images and videos. */
export const isBatchable = (given: GivenValue): boolean => kindOf(given) !== undefined;

function shapeOf(given: GivenValue): unknown {
  const kind = kindOf(given);
  return kind === undefined ? { fixed: given.checked } : kind;
}

/** All values of one input must be of one kind. An empty list has none. */
function kindOf({ input, checked }: GivenValue): string | undefined {
  if (input.rule.type.name === 'BoardField' || input.field.startsWith(DYNAMIC_INPUT)) return undefined;
  if (!checked.isList) return kindOfItem(checked.item);
  const [kind, ...others] = new Set(checked.items.map(kindOfItem));
  return kind !== undefined && others.length === 0 ? `list of ${kind}` : undefined;
}

function kindOfItem(item: CheckedValue): string | undefined {
  if (item.status === 'pending') return item.pending.kind === 'upload' ? 'image' : item.pending.kind;
  if (item.status !== 'ready') return undefined;
  const kind = typeof item.value === 'bigint' ? 'number' : typeof item.value;
  return ['boolean', 'number', 'string'].includes(kind) ? kind : undefined;
}
