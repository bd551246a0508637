import type { FoundLora, FoundModel } from '../../generation.js';
import { type Fields, nonEmpty } from '../fields.js';

/** Returns the model that InvokeAI's record describes at `path`: an object, of either age, or a name. */
export function readModel(fields: Fields, path: string): FoundModel | undefined {
  return nonEmpty(
    fields.at(path).read({ name: ['name', 'model_name', ''], base: ['base', 'base_model'] }, 'hash', 'key'),
  );
}

/** Returns the LoRAs of InvokeAI's record: `lora` is the name of the model up to 3.7. */
export function readLoras(fields: Fields): readonly FoundLora[] | undefined {
  const loras = fields.items('loras').flatMap((item) => {
    const model = readModel(item, 'model') ?? readModel(item, 'lora');
    return model ? [{ ...model, ...item.read({}, 'weight') }] : [];
  });
  return nonEmpty(loras);
}
