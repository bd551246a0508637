import { InputError, printValue } from '@x/transport/errors';

import { objectOrEmpty, requireFunction } from '../../arguments.js';
import { CONCURRENCY } from '../../chunks.js';
import type { WorkflowContext } from '../open/stores.js';
import { boardText, type RunSubject } from '../run/run-workflow.js';
import { MapTask } from './map-task.js';
import type { MapOptions } from './map-types.js';
import { type MapInput, readItems } from './read-items.js';

/** Creates the task that runs a workflow over a collection. */
export function createMap<Item>(
  { collection, bind }: Pick<MapInput<Item>, 'bind' | 'collection'>,
  mapOptions: MapOptions<Item> | undefined,
  { subject, context }: { readonly subject: RunSubject; readonly context: WorkflowContext },
): MapTask {
  if (typeof collection !== 'object' || collection === null || !isIterable(collection)) {
    throw new InputError('collection', `must be a list or another iterable, got ${printValue(collection)}`);
  }
  requireFunction('bind', bind);
  const options = objectOrEmpty('options', mapOptions);
  const { key, itemKey, journal, prepend, board, allowIntermediate = false } = options;
  if (key !== undefined && (typeof key !== 'string' || !/^[\w.-]{1,64}$/.test(key))) {
    throw new InputError('key', `must be 1 to 64 letters, digits, ".", "_" or "-", got ${printValue(key)}`);
  }
  if (itemKey !== undefined) requireFunction('itemKey', itemKey);
  if (journal !== undefined && (typeof journal?.read !== 'function' || typeof journal.write !== 'function')) {
    throw new InputError('journal', `must have the methods read and write, got ${printValue(journal)}`);
  }
  const { concurrency = CONCURRENCY, pollInterval = 500 } = options;
  for (const [name, number] of Object.entries({ concurrency, pollInterval })) {
    if (typeof number === 'number' && number >= 1) continue;
    throw new InputError(name, `must be a number from 1 on, got ${printValue(number)}`);
  }
  return new MapTask(
    () => readItems({ collection, bind, itemKey }, subject),
    {
      ...{ subject, context, key, destination: `x-map-${key ?? randomKey()}` },
      ...{ boardName: boardText(board), allowIntermediate, journal },
    },
    { prepend, concurrency, pollInterval },
  );
}

const isIterable = (value: object): boolean => Symbol.iterator in value || Symbol.asyncIterator in value;

const randomKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
