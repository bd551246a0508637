import type { FoundLora, FoundModel } from '../../generation.js';
import { type Fields, present, presentOrNone } from '../fields.js';

/** Returns the model that InvokeAI's record describes at `path`: an object, of either age, or a name. */
export function readModel(fields: Fields, path: string): FoundModel | undefined {
  return presentOrNone({
    name: fields.text(`${path}.name`, `${path}.model_name`, path),
    hash: fields.text(`${path}.hash`),
    base: fields.text(`${path}.base`, `${path}.base_model`),
    key: fields.text(`${path}.key`),
  });
}

/** Returns the LoRAs of InvokeAI's record: `lora` is the name of the model up to 3.7. */
export function readLoras(fields: Fields): readonly FoundLora[] | undefined {
  const loras = fields.items('loras').flatMap((item) => {
    const model = readModel(item, 'model') ?? readModel(item, 'lora');
    return model ? [{ ...model, ...present({ weight: item.number('weight') }) }] : [];
  });
  return loras.length > 0 ? loras : undefined;
}
