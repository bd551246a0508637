import type { ModelIdentifierField } from '@x/models/graph';
import type { ModelConfig } from '@x/models/model-config';
import { InputError, printValue } from '@x/transport/errors';
import type { ModelReference } from './input.js';

/** What a model must be. */
export interface Wanted {
  /** The argument that names it. */
  readonly argument: string;
  /** For people: `a model of type "main"`. */
  readonly what: string;
  /** Whether a model is what is wanted. */
  readonly fits: (model: ModelConfig) => boolean;
}

/**
 * Returns the model that a reference means: the one with this key, with this hash, or with this name. Throws an
 * `InputError` when there is none, when it is something else, and when several that would do have the name.
 */
export function findModel(models: readonly ModelConfig[], reference: ModelReference, wanted: Wanted): ModelConfig {
  const { argument, what, fits } = wanted;
  const sought = typeof reference === 'string' ? reference : reference.key;
  const rules = typeof reference === 'string' ? (['key', 'hash', 'name'] as const) : (['key'] as const);
  for (const rule of rules) {
    const matches = models.filter((model) => model[rule] === sought);
    const [first] = matches;
    if (!first) continue;
    const fitting = matches.filter(fits);
    const [model, ...others] = fitting;
    if (!model) throw new InputError(argument, `must be ${what}; ${printValue(sought)} is ${kindOf(first)}`);
    if (others.length === 0) return model;
    const keys = fitting.map(({ key }) => key).join(', ');
    throw new InputError(
      argument,
      `${fitting.length} models have the ${rule} ${printValue(sought)}; give a key: ${keys}`,
    );
  }
  const names = models.filter(fits).map((model) => model.name);
  const installed = names.length === 0 ? 'none is installed' : `installed: ${names.slice(0, 10).join(', ')}`;
  throw new InputError(argument, `must be ${what}; no model is ${printValue(sought)}, ${installed}`);
}

const kindOf = ({ type, base, format }: ModelConfig): string => `type "${type}", base "${base}", format "${format}"`;

/** Returns the fields by which a graph names a model. */
export const identifierOf = ({ key, hash, name, base, type }: ModelConfig): ModelIdentifierField => ({
  ...{ key, hash, name, base, type: String(type) },
});
