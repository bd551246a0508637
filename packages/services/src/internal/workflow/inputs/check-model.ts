import type { ModelConfig } from '@x/models/model-config';
import type { ModelFilter } from '@x/models/node-template';
import { printValue } from '@x/transport/errors';

import { nearestName } from '../../nearest-name.js';
import {
  describeFilter,
  describeModel,
  findModels,
  fitsFilter,
  identify,
  type ModelReference,
} from '../preflight/find-model.js';
import { type CheckedValue, ready, refused } from './checked-value.js';

const SHOWN = 10;

/** Checks a model: a key, a hash, a name, or an object with them, such as a `ModelConfig`. */
export function checkModel(value: unknown, models: readonly ModelConfig[], filter?: ModelFilter): CheckedValue {
  const wanted = describeFilter(filter);
  const reference = referenceOf(value);
  if (!reference)
    return refused(`must be ${wanted}: its key, hash or name, or a \`ModelConfig\`, got ${printValue(value)}`);
  const found = findModels(models, reference);
  const fitting = found?.models.filter((model) => fitsFilter(model, filter)) ?? [];
  const [model, other] = fitting;
  const text = printValue(typeof value === 'string' ? value : (reference.name ?? reference.key));
  if (other) {
    const keys = fitting.map(({ key }) => key).join(', ');
    return refused(`must be ${wanted}, and ${fitting.length} of them are named ${text}; pass the key of one: ${keys}`);
  }
  if (model) return ready(identify(model));
  if (found?.models[0]) return refused(`must be ${wanted}, got ${describeModel(found.models[0])}`);
  return refused(`must be ${wanted} that is installed, got ${text}; ${suggest(reference, models, filter)}`);
}

function referenceOf(value: unknown): ModelReference | undefined {
  if (typeof value === 'string' && value.trim() !== '') return { key: value, hash: value, name: value };
  if (typeof value !== 'object' || value === null) return undefined;
  const { key, hash, name, base, type }: Readonly<Record<string, unknown>> = { ...value };
  const text = (part: unknown): string | undefined => (typeof part === 'string' && part !== '' ? part : undefined);
  const reference = { key: text(key), hash: text(hash), name: text(name), base: text(base), type: text(type) };
  return (reference.key ?? reference.hash ?? reference.name) === undefined ? undefined : reference;
}

function suggest({ name = '' }: ModelReference, models: readonly ModelConfig[], filter?: ModelFilter): string {
  const names = models.filter((model) => fitsFilter(model, filter)).map((model) => model.name);
  if (names.length === 0) return 'none is installed';
  const nearest = nearestName(name, names);
  if (nearest !== undefined) return `did you mean ${JSON.stringify(nearest)}?`;
  const more = names.length > SHOWN ? ` and ${names.length - SHOWN} others` : '';
  return `installed: ${names
    .slice(0, SHOWN)
    .map((one) => JSON.stringify(one))
    .join(', ')}${more}`;
}
