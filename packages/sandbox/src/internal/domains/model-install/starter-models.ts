import type { ModelFields } from '../../records/model/model-config.js';

interface Suggestion {
  readonly name: string;
  readonly description: string;
  readonly source: string;
  readonly base: string;
  readonly type: string;
  readonly dependencies?: readonly Suggestion[];
}

const vae: Suggestion = {
  name: 'Sandbox VAE',
  description: 'A made-up VAE.',
  source: 'sandbox/vae',
  base: 'sd-1',
  type: 'vae',
};

/** Models of our own making, which cannot be downloaded. */
const SUGGESTIONS: readonly Suggestion[] = [
  {
    name: 'Sandbox Painter',
    description: 'A made-up model that needs a VAE.',
    source: 'sandbox/painter',
    base: 'sd-1',
    type: 'main',
    dependencies: [vae],
  },
  vae,
  {
    name: 'Sandbox Lines',
    description: 'A made-up LoRA.',
    source: 'https://sandbox.invalid/lines.safetensors',
    base: 'sd-1',
    type: 'lora',
  },
];

/** Returns the models that are suggested, and which of them are among these. */
export function starterModels(installed: readonly ModelFields[]) {
  const has = ({ source, name, base, type }: Suggestion) =>
    installed.some(
      (model) =>
        model['source'] === source || (model['name'] === name && model['base'] === base && model['type'] === type),
    );
  const fieldsOf = (suggestion: Suggestion) => ({
    description: suggestion.description,
    source: suggestion.source,
    name: suggestion.name,
    base: suggestion.base,
    type: suggestion.type,
    format: null,
    variant: null,
    is_installed: has(suggestion),
    capabilities: null,
    default_settings: null,
    panel_schema: null,
    previous_names: [],
  });
  const starter_models = SUGGESTIONS.map((suggestion) => ({
    ...fieldsOf(suggestion),
    dependencies: (suggestion.dependencies ?? []).filter((one) => !has(one)).map(fieldsOf),
  }));
  return { starter_models, starter_bundles: { 'sd-1': { name: 'Stable Diffusion 1.5', models: starter_models } } };
}
