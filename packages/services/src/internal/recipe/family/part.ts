import type { ModelConfig } from '@x/models/model-config';
import type { Part } from './family.js';

/** Where a part goes, and where the metadata of an image has it. */
export type PartPlace = Pick<Part, 'name' | 'input' | 'metadata'>;

/** When a part is needed. */
export type Need = Part['isNeeded'];

export const never: Need = () => false;
/** Of a main model that is a single file: a folder has its parts. */
export const ofSingleFiles: Need = ({ format }) => format !== 'diffusers';
/** Of a main model that lacks one of these parts in its own folder. */
export const withoutOwn =
  (...names: readonly string[]): Need =>
  (main) => {
    const own = 'submodels' in main && main.submodels ? main.submodels : {};
    return main.format !== 'sdnq_quantized' || names.some((name) => !(name in own));
  };

/** Returns a VAE of one architecture. */
export const vaeOf = (
  base: string,
  place: Partial<PartPlace>,
  { isNeeded = never, fits = () => true }: Partial<Pick<Part, 'isNeeded'>> & { readonly fits?: Part['matches'] } = {},
): Part => ({
  name: 'vae',
  input: 'vae_model',
  metadata: 'vae',
  ...place,
  what: `a VAE (type "vae", base "${base}")`,
  type: 'vae',
  matches: (model, main) => model.type === 'vae' && model.base === base && fits(model, main),
  isNeeded,
});

/** Returns a text encoder of one type. */
export const encoder = (
  place: PartPlace,
  { type, variant, isNeeded = never }: { readonly type: string; readonly variant?: string; readonly isNeeded?: Need },
): Part => ({
  ...place,
  what: `a text encoder (type "${type}"${variant === undefined ? '' : `, variant "${variant}"`})`,
  type,
  // records of older servers have no variant
  matches: (model) =>
    String(model.type) === type && (variant === undefined || (variantOf(model) ?? variant) === variant),
  isNeeded,
});

/** Returns the variant of a model; `undefined` where its kind has none. */
export const variantOf = (model: ModelConfig): string | undefined =>
  'variant' in model && typeof model.variant === 'string' ? model.variant : undefined;
