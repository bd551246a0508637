import type { ModelConfig } from '@x/models/model-config';
import type { StarterModel, StarterModelDependency } from '@x/models/starter-model';
import type { NodeTypes } from '../../graph.js';
import { families } from './family/families.js';
import type { Family } from './family/family.js';
import { findParts } from './find-parts.js';
import type { GenerationName } from './input.js';
import { missingNodes } from './node-types.js';

/** What can be done with the models of one family on a server. A list of reasons is empty where nothing is missing. */
export interface FamilySupport {
  /** What the architecture is called, such as `SDXL`. */
  readonly family: string;
  /** The `base` of its models. */
  readonly base: string;
  /** Width and height are multiples of it. */
  readonly grid: number;
  /** Whether each recipe can be done, with at least one of the models. */
  readonly recipes: Readonly<Record<GenerationName, boolean>>;
  /** Why the family as a whole cannot be used: a recipe's node types that are missing, or no main model. */
  readonly reasons: readonly string[];
  /** Its main models that are installed, and why each cannot be used: parts that are missing, and what to install. */
  readonly models: readonly ModelSupport[];
  /**
   * What the server suggests to install: parts that are missing, or a main model where there is none. Each `source` is
   * one for `ModelService.ensure`. Empty for users who may not install models.
   */
  readonly install: readonly SuggestedModel[];
  /** The parts that the input of a recipe may name. */
  readonly parts: readonly NamedPart[];
}

/** A main model that is installed. */
export interface ModelSupport {
  /** Its record. */
  readonly model: ModelConfig;
  /** Why it cannot be used. Empty where it can. */
  readonly reasons: readonly string[];
}

/** A part of a main model that an input may name. */
export interface NamedPart {
  /** Its name in `parts` of an input, such as `t5Encoder`. */
  readonly name: string;
  /** What it is, such as `a T5 encoder (type "t5_encoder")`. */
  readonly what: string;
}

/** A model that the server suggests. */
export type SuggestedModel = Pick<StarterModelDependency, 'base' | 'description' | 'name' | 'source' | 'type'>;

const recipes = ['textToImage', 'imageToImage', 'inpaint'] as const;

/** What a server has, and what it suggests. */
export interface Installed {
  readonly models: readonly ModelConfig[];
  readonly types: NodeTypes;
  readonly starters: readonly StarterModel[];
}

/** Returns what can be done with each family. */
export const supportOf = (installed: Installed): FamilySupport[] =>
  families.map((family) => familySupport(family, installed));

function familySupport(family: Family, { models, types, starters }: Installed): FamilySupport {
  const mains = models.filter(({ type, base }) => type === 'main' && base === family.base);
  const usable = mains.map((model) => {
    const refusal = family.refuses(model);
    return { model, reasons: [...(refusal ? [refusal] : []), ...findParts(family, { main: model, models }).reasons] };
  });
  const absent = new Map(recipes.map((recipe) => [recipe, missingNodes(family, recipe, types)]));
  const isPossible = (recipe: GenerationName): boolean =>
    absent.get(recipe)?.length === 0 && usable.some(({ reasons }) => reasons.length === 0);
  const none = `no model of type "main", base "${family.base}" is installed`;
  const { name, base, grid, parts, source } = family;
  return {
    ...{ family: name, base, grid, models: usable, install: suggestions(family, mains, { models, starters }) },
    recipes: {
      ...{ textToImage: isPossible('textToImage'), imageToImage: isPossible('imageToImage') },
      inpaint: isPossible('inpaint'),
    },
    reasons: [...new Set([...absent.values()].flat()), ...(mains.length === 0 ? [none] : [])],
    parts: [...parts, ...(source ? [source] : [])].map((part) => ({ name: part.name, what: part.what })),
  };
}

/** Returns the main models that the server suggests where there is none, else what those need and is missing. */
function suggestions(
  family: Family,
  mains: readonly ModelConfig[],
  { models, starters }: Pick<Installed, 'models' | 'starters'>,
): SuggestedModel[] {
  const own = starters.filter(({ type, base }) => type === 'main' && base === family.base);
  if (mains.length === 0) return own.map(suggestion);
  const missing = new Set(mains.flatMap((main) => findParts(family, { main, models }).missing.map(({ type }) => type)));
  const needed = own.flatMap(({ dependencies }) => dependencies ?? []).filter(({ type }) => missing.has(type));
  return [...new Map(needed.map((model) => [model.source, suggestion(model)])).values()];
}

const suggestion = ({ name, description, source, base, type }: StarterModelDependency): SuggestedModel => ({
  ...{ name, description, source, base, type },
});
