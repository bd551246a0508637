import { join, parse } from 'node:path';
import { hashOf, isFolder, readObject, recordedSizeOf } from '../../storage/model-file/model-files.js';
import { readTensors, type TensorShapes } from '../../storage/model-file/safetensors.js';
import { controlSettings, mainSettings } from './model-settings.js';
import { ofCheckpoint } from './probe-checkpoint.js';

type Fields = Readonly<Record<string, unknown>>;

/** Returns what the files of a model say about it. What the sandbox does not recognize is `unknown`, as on the server. */
export function probeModel(path: string): Fields {
  const kind = (isFolder(path) ? ofFolder(path) : ofFile(path)) ?? UNKNOWN;
  return { hash: hashOf(path), file_size: recordedSizeOf(path), name: nameOf(path), ...kind };
}

/** Returns the name that a model gets: that of its folder, or of its file without the extension. */
const nameOf = (path: string): string => (isFolder(path) ? parse(path).base : parse(path).name);

export const UNKNOWN: Fields = { base: 'unknown', type: 'unknown', format: 'unknown' };

const LORA_SETTINGS = { weight: null, weight_min: null, weight_max: null };

/** The base of a model whose text conditions have this width. */
const BASES = new Map([
  [768, 'sd-1'],
  [1024, 'sd-2'],
  [1280, 'sdxl-refiner'],
  [2048, 'sdxl'],
]);
/** The base of an embedding of this width. */
const EMBEDDED = new Map([
  [768, 'sd-1'],
  [1024, 'sd-2'],
  [1280, 'sdxl'],
]);
const VARIANTS = new Map([
  [4, 'normal'],
  [5, 'depth'],
  [9, 'inpaint'],
]);
const PIPELINES = [
  ...['StableDiffusionPipeline', 'StableDiffusionInpaintPipeline', 'StableDiffusionXLPipeline'],
  ...['StableDiffusionXLInpaintPipeline', 'StableDiffusionXLImg2ImgPipeline', 'LatentConsistencyModelPipeline'],
];

function ofFolder(path: string): Fields | undefined {
  const config = readObject(join(path, 'model_index.json')) ?? readObject(join(path, 'config.json'));
  const className = String(config?.['_class_name']);
  if (PIPELINES.includes(className)) return ofPipeline(path);
  if (className === 'AutoencoderKL')
    return { type: 'vae', format: 'diffusers', base: isOfXl(path, config) ? 'sdxl' : 'sd-1' };
  const base = BASES.get(Number(config?.['cross_attention_dim']));
  if (className !== 'ControlNetModel' || !base) return undefined;
  return { type: 'controlnet', format: 'diffusers', base, default_settings: controlSettings(parse(path).base) };
}

/** The server knows the VAEs of SDXL by a factor, or by the name of the folder. */
const isOfXl = (path: string, config: Fields | undefined): boolean =>
  config?.['scaling_factor'] === 0.13025 || /xl\b/i.test(parse(path).base);

function ofPipeline(path: string): Fields | undefined {
  const unet = readObject(join(path, 'unet', 'config.json'));
  const scheduler = readObject(join(path, 'scheduler', 'scheduler_config.json'));
  const base = BASES.get(Number(unet?.['cross_attention_dim']));
  const variant = VARIANTS.get(Number(unet?.['in_channels']));
  const prediction_type = scheduler?.['prediction_type'] ?? 'epsilon';
  if (!base || !variant || !scheduler || !['epsilon', 'v_prediction'].includes(String(prediction_type)))
    return undefined;
  return { type: 'main', format: 'diffusers', base, variant, prediction_type, default_settings: mainSettings(base) };
}

function ofFile(path: string): Fields | undefined {
  const tensors = parse(path).ext === '.safetensors' ? readTensors(path) : undefined;
  if (!tensors) return undefined;
  return ofLora(tensors) ?? ofEmbedding(tensors) ?? ofCheckpoint(path, tensors);
}

const LORA_PREFIX = /^lora_(te_|unet_|te1_|te2_|transformer_)/;

function ofLora(tensors: TensorShapes): Fields | undefined {
  const names = [...tensors.keys()];
  if (!names.some((name) => LORA_PREFIX.test(name))) return undefined;
  const width = [...tensors].find(([name]) => /^lora_unet_.*_attn2_to_[kv]\.lora_down\.weight$/.test(name))?.[1][1];
  const base = BASES.get(width ?? 0);
  return base === undefined ? undefined : { type: 'lora', format: 'lycoris', base, default_settings: LORA_SETTINGS };
}

/** A textual inversion holds one tensor of vectors for the text encoder. */
function ofEmbedding(tensors: TensorShapes): Fields | undefined {
  const width = (tensors.get('emb_params') ?? tensors.get('clip_g'))?.at(-1);
  const base = EMBEDDED.get(width ?? 0);
  return base ? { type: 'embedding', format: 'embedding_file', base } : undefined;
}
