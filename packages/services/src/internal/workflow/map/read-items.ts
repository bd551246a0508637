import { InputError, printValue } from '@x/transport/errors';

import { type ValueProblem, WorkflowValuesError } from '../../../errors.js';
import { isRecord } from '../../arguments.js';
import { checkValues, type GivenValue, requireValues } from '../inputs/check-values.js';
import type { RunSubject } from '../run/run-workflow.js';
import type { BindItem, MapOptions, MappedName } from './map-types.js';

/** An item with its values, which were checked as far as that is possible without a request. */
export interface BoundItem extends MappedName {
  readonly given: readonly GivenValue[];
}

/** What is run, over what. */
export interface MapInput<Item> {
  readonly collection: Iterable<Item> | AsyncIterable<Item>;
  readonly bind: BindItem<Item>;
  readonly itemKey?: MapOptions<Item>['itemKey'];
}

/** Reads the collection and binds all values. Throws a `WorkflowValuesError` that names the items of all wrong ones. */
export async function readItems<Item>(
  { collection, bind, itemKey = usualKey }: MapInput<Item>,
  subject: RunSubject,
): Promise<BoundItem[]> {
  const items: BoundItem[] = [];
  const problems: ValueProblem[] = [];
  const keys = new Map<string, number>();
  for await (const item of collection) {
    const index = items.length;
    const key = uniqueKey(itemKey(item, index), keys);
    const values = requireValues(`the values of item ${index}`, await bind(item, index));
    const { environment, models } = subject;
    const checked = checkValues(values, subject, { types: environment.types, models });
    const where = `item ${index}: `;
    for (const problem of checked.problems) problems.push({ ...problem, message: where + problem.message });
    const given = checked.given.map((value) => ({
      ...value,
      input: { ...value.input, title: where + value.input.title },
    }));
    items.push({ index, key, given });
  }
  if (problems.length > 0) throw new WorkflowValuesError(problems);
  return items;
}

/** Two items of one name are two items: the second is another one in each run. */
function uniqueKey(key: unknown, keys: Map<string, number>): string {
  if (typeof key !== 'string' || key === '') {
    throw new InputError('itemKey', `must return a text that is not empty, got ${printValue(key)}`);
  }
  const count = (keys.get(key) ?? 0) + 1;
  keys.set(key, count);
  return count === 1 ? key : uniqueKey(`${key}#${count}`, keys);
}

function usualKey(item: unknown, index: number): string {
  if (typeof item === 'string' && item !== '') return item;
  const fields = isRecord(item) ? item : {};
  for (const name of [fields['image_name'], fields['video_name'], fields['name']]) {
    if (typeof name === 'string' && name !== '') return name;
  }
  return String(index);
}
