import type { ModelConfig } from '@x/models/model-config';
import type { RequestOptions } from '@x/transport/options';

import { matchModel } from '../../../model.js';
import { isRecord } from '../../arguments.js';
import { parseJson } from '../../parse-json.js';
import type { LoadedItem } from '../item.js';
import type { TransferStores } from '../transfer-stores.js';
import type { TransferredModel } from '../transfer-types.js';

/** A model as metadata names it. */
type NamedModel = Pick<TransferredModel, 'name' | 'base' | 'hash'> & { items: number };

/** How deep models are in metadata: a list of LoRAs has them in the third level. */
const DEEPEST = 6;

/** Finds out which models of a server are those that metadata names: by hash, then by name and base. */
export class ModelFinder {
  readonly #stores: Pick<TransferStores, 'models'>;
  readonly #named = new Map<string, NamedModel>();
  #models: readonly ModelConfig[] = [];

  constructor(stores: Pick<TransferStores, 'models'>) {
    this.#stores = stores;
  }

  /** Notes the models in the metadata of an item. */
  note({ recorded, metadata = recorded?.metadata }: LoadedItem): void {
    if (!this.#stores.models || metadata === undefined) return;
    const inItem = new Map<string, Omit<NamedModel, 'items'>>();
    collect(parse(metadata), inItem, 0);
    for (const [id, model] of inItem) {
      const known = this.#named.get(id);
      if (known) known.items++;
      else this.#named.set(id, { ...model, items: 1 });
    }
  }

  /** Reads the models of the server, if any were named. */
  async resolve(options: RequestOptions): Promise<void> {
    if (this.#named.size === 0 || !this.#stores.models) return;
    const models: ModelConfig[] = [];
    for await (const model of this.#stores.models.list({}, options)) models.push(model);
    this.#models = models;
  }

  found(): TransferredModel[] {
    return [...this.#named.values()].map((named) => {
      const { name, base, hash } = named;
      const match = matchModel(this.#models, { hash, name, base });
      return { ...named, key: match?.model.key, by: match?.by };
    });
  }
}

function collect(value: unknown, models: Map<string, Omit<NamedModel, 'items'>>, depth: number): void {
  if (depth > DEEPEST || typeof value !== 'object' || value === null) return;
  if (isRecord(value) && typeof value['name'] === 'string' && typeof value['key'] === 'string') {
    const { name, base, hash } = value;
    const known = typeof hash === 'string' && hash !== '' ? hash : undefined;
    const model = { name, base: typeof base === 'string' ? base : undefined, hash: known };
    models.set(JSON.stringify(model), model);
    return;
  }
  for (const field of Object.values(value)) collect(field, models, depth + 1);
}

/** Metadata that is no JSON names no model. */
function parse(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
