import type { ModelConfig } from '@x/models/model-config';

import { nearestName } from '../../nearest-name.js';
import {
  describeFilter,
  describeModel,
  findModels,
  fitsFilter,
  identify,
  type ModelIdentifier,
  type ModelReference,
  type ModelRule,
} from './find-model.js';
import type { RequiredModel } from './required-models.js';

/** The model of this server that an input is given. */
export interface ModelBinding extends RequiredModel {
  /**
   * `present`: the server has it, under the key of the document. `rebound`: another key, and maybe another model, see
   * `reason`. `missing`: there is none to take. `unset`: the document names none.
   */
  readonly status: 'missing' | 'present' | 'rebound' | 'unset';
  /** By what it was found: `family` is another model of the same base and type. */
  readonly by?: ModelRule | 'family' | undefined;
  /** The model. */
  readonly model?: ModelIdentifier | undefined;
  /** Why this one, or why none. */
  readonly reason: string;
  /** Installed models that the input takes, the closest first, at most five. */
  readonly candidates: readonly ModelIdentifier[];
  /** What to install, as an installation takes it, where the server suggests the model itself. */
  readonly source?: string | undefined;
}

const CANDIDATES = 5;

/** What gives an image its motif or style: another one of the family is no substitute. */
const UNIQUE = new Set(['control_lora', 'controlnet', 'embedding', 'flux_redux', 'ip_adapter', 'lora', 't2i_adapter']);

/** Returns which of the installed models an input is given, by key, hash, name with base and type, else by family. */
export function bindModel(required: RequiredModel, installed: readonly ModelConfig[]): ModelBinding {
  const { wanted, models: filter } = required;
  const fitting = installed.filter((model) => fitsFilter(model, filter));
  const candidates = closest(wanted, fitting);
  const shown = candidates.slice(0, CANDIDATES).map(identify);
  if (!wanted) {
    return {
      ...required,
      status: 'unset',
      reason: `needs ${describeFilter(filter)}, and names none`,
      candidates: shown,
    };
  }
  const found = findModels(fitting, wanted);
  const [model] = found?.models ?? [];
  if (found && model) {
    const status = found.by === 'key' ? 'present' : 'rebound';
    return {
      ...required,
      status,
      by: found.by,
      model: identify(model),
      reason: reasonOf(found.by, model),
      candidates: shown,
    };
  }
  const other = UNIQUE.has(wanted.type ?? '') ? undefined : candidates.find((one) => isFamily(one, wanted));
  if (other) {
    const reason = `${describe(wanted)} is not installed; ${describeModel(other)} is of the same family`;
    return { ...required, status: 'rebound', by: 'family', model: identify(other), reason, candidates: shown };
  }
  return { ...required, status: 'missing', reason: `${describe(wanted)} is not installed`, candidates: shown };
}

const reasonOf = (by: ModelRule, model: ModelConfig): string =>
  ({
    key: 'the server has it',
    hash: `${describeModel(model)} has the same files`,
    name: `${describeModel(model)} has the same name, base and type`,
  })[by];

const isFamily = ({ base, type }: ModelConfig, wanted: ModelReference): boolean =>
  base === wanted.base && String(type) === wanted.type;

/** Those of the same family first, and among them the one whose name is nearest. */
function closest(wanted: ModelReference | undefined, models: readonly ModelConfig[]): ModelConfig[] {
  const nearest = nearestName(
    wanted?.name ?? '',
    models.map(({ name }) => name),
  );
  const rank = (model: ModelConfig): number =>
    (wanted && isFamily(model, wanted) ? 0 : 2) + (model.name === nearest ? 0 : 1);
  return models.toSorted((a, b) => rank(a) - rank(b));
}

function describe({ name, key, base, type }: ModelReference): string {
  const kind = type === undefined ? '' : `, a ${type} model${base === undefined ? '' : ` for ${base}`},`;
  return `"${name ?? key}"${kind}`;
}
