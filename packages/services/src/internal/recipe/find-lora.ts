import type { ModelConfig } from '@x/models/model-config';
import { InputError } from '@x/transport/errors';
import type { Family } from './family/family.js';
import { findModel } from './find-model.js';
import type { ChosenLora } from './generation.js';
import type { LoraInput } from './input.js';

const DEFAULT_WEIGHT = 0.75;

/** Returns a LoRA of the input. Throws an `InputError` when the family has none, and when it is for another family. */
export function findLora(
  { name, base, nodes }: Family,
  models: readonly ModelConfig[],
  { lora, index }: { readonly lora: LoraInput; readonly index: number },
): ChosenLora {
  if (!nodes.loras) throw new InputError('loras', `${name} has no nodes for LoRAs; leave them out`);
  const model = findModel(models, lora.model, {
    ...{ argument: `loras.${index}.model`, what: `a model of type "lora", base "${base}"` },
    fits: (one) => one.type === 'lora' && one.base === base,
  });
  const own = model.type === 'lora' ? model.default_settings?.weight : undefined;
  return { model, weight: lora.weight ?? own ?? DEFAULT_WEIGHT };
}
