import type { ModelConfig } from '@x/models/model-config';
import { InputError } from '@x/transport/errors';
import type { Family, Part } from './family/family.js';
import { findModel } from './find-model.js';
import type { GenerationInput, ModelReference } from './input.js';

/** A part that is used. */
export interface ChosenPart {
  readonly part: Part;
  readonly model: ModelConfig;
}

/** The parts of a main model: those that are used, and what is missing. */
export interface FoundParts {
  readonly chosen: readonly ChosenPart[];
  /** What is needed and not installed. */
  readonly missing: readonly Part[];
  /** The same for people. */
  readonly reasons: readonly string[];
  /** What was decided that the input leaves open. */
  readonly notes: readonly string[];
}

/** A main model, and all models that are installed. */
interface Models {
  readonly main: ModelConfig;
  readonly models: readonly ModelConfig[];
}

type GivenParts = Pick<GenerationInput, 'parts' | 'vae'>;

/** Returns the parts that a main model is used with: those of the input, and of what is needed the first that fits. */
export function findParts(family: Family, { main, models }: Models, given: GivenParts = {}): FoundParts {
  const references = referencesOf(family, given);
  const { source } = family;
  const isOwnSource = source?.isNeeded(main) === true && source.matches(main, main);
  const chosen: ChosenPart[] = [];
  const missing: Part[] = [];
  const notes: string[] = [];
  for (const part of family.parts) {
    const isNeeded = part.isNeeded(main) && !isOwnSource;
    const isUseful = part.isUseful?.(main) ?? false;
    const reference = references.get(part.name);
    const candidates = models.filter((model) => part.matches(model, main));
    const own = candidates.find(({ key }) => part.name === 'vae' && key === ownVae(main));
    const model = reference
      ? findGiven(part, reference, { main, models })
      : (own ?? (isNeeded || isUseful ? candidates[0] : undefined));
    if (model) chosen.push({ part, model });
    else if (isNeeded) missing.push(part);
    else if (isUseful) notes.push(`${part.what} is not installed: the images are worse without it`);
    if (model && !reference && !own && candidates.length > 1) notes.push(choiceNote(part, model, candidates.length));
  }
  const reference = source && references.get(source.name);
  const reasons = missing.map(
    ({ what }) => `it needs ${what}${source ? `, or ${source.what}` : ''}; none is installed`,
  );
  if (!source || !(missing.length > 0 || reference || isOwnSource)) return { chosen, missing, reasons, notes };
  const model = reference
    ? findGiven(source, reference, { main, models })
    : [main, ...models].find((one) => source.matches(one, main));
  if (!model) return { chosen, missing, reasons, notes };
  return { chosen: [...chosen, { part: source, model }], missing: [], reasons: [], notes };
}

/** The key of the VAE that the record of a main model names. */
const ownVae = (main: ModelConfig) => (main.type === 'main' ? main.default_settings?.vae : undefined);

const findGiven = (part: Part, reference: ModelReference, { main, models }: Models): ModelConfig =>
  findModel(models, reference, {
    ...{ argument: argumentOf(part), what: part.what },
    fits: (model) => part.matches(model, main),
  });

const argumentOf = ({ name }: Pick<Part, 'name'>): string => (name === 'vae' ? 'vae' : `parts.${name}`);

const choiceNote = (part: Part, { name }: ModelConfig, count: number): string =>
  `${count} models may be ${part.what}: "${name}" is used; give ${argumentOf(part)} for another`;

function referencesOf({ name: family, parts, source }: Family, { vae, parts: given }: GivenParts) {
  const known = [...parts, ...(source ? [source] : [])].map(({ name }) => name);
  const references = new Map(Object.entries({ ...given, ...(vae !== undefined && { vae }) }));
  for (const name of references.keys()) {
    if (known.includes(name)) continue;
    const has = known.length === 0 ? 'it has none' : `it has ${known.join(', ')}`;
    throw new InputError(argumentOf({ name }), `is no part of a model of ${family}; ${has}`);
  }
  return references;
}
