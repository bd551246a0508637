import type { ModelConfig } from '@x/models/model-config';
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
  readonly models: readonly { readonly model: ModelConfig; readonly reasons: readonly string[] }[];
  /** The parts that the input of a recipe may name. */
  readonly parts: readonly { readonly name: string; readonly what: string }[];
}

const recipes = ['textToImage', 'imageToImage', 'inpaint'] as const;

/** Returns what can be done with each family. */
export const supportOf = (models: readonly ModelConfig[], types: NodeTypes): FamilySupport[] =>
  families.map((family) => familySupport(family, models, types));

function familySupport(family: Family, models: readonly ModelConfig[], types: NodeTypes): FamilySupport {
  const mains = models.filter(({ type, base }) => type === 'main' && base === family.base);
  const usable = mains.map((model) => {
    const refusal = family.refuses(model);
    return { model, reasons: [...(refusal ? [refusal] : []), ...findParts(family, { main: model, models }).missing] };
  });
  const absent = new Map(recipes.map((recipe) => [recipe, missingNodes(family, recipe, types)]));
  const isPossible = (recipe: GenerationName): boolean =>
    absent.get(recipe)?.length === 0 && usable.some(({ reasons }) => reasons.length === 0);
  const none = `no model of type "main", base "${family.base}" is installed`;
  const { name, base, grid, parts, source } = family;
  return {
    ...{ family: name, base, grid, models: usable },
    recipes: {
      ...{ textToImage: isPossible('textToImage'), imageToImage: isPossible('imageToImage') },
      inpaint: isPossible('inpaint'),
    },
    reasons: [...new Set([...absent.values()].flat()), ...(mains.length === 0 ? [none] : [])],
    parts: [...parts, ...(source ? [source] : [])].map((part) => ({ name: part.name, what: part.what })),
  };
}
