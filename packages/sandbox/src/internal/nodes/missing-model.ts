import { isRecord } from '../validation/record.js';
import type { Node } from './node.js';
import { PythonError } from './python-error.js';

/** The input that names a model, and the error when it does not exist. */
type Loader = readonly [field: string, error: string, words: string];

const lora = (error: string): Loader => ['lora', error, 'Unknown lora: KEY!'];
const unknown: Loader = ['model', 'Exception', 'Unknown model: KEY'];

/** Nodes that search for a model first. */
const LOADERS: Readonly<Record<string, Loader>> = {
  main_model_loader: ['model', 'Exception', 'Unknown model KEY'],
  model_identifier: ['model', 'Exception', 'Unknown model KEY'],
  sdxl_model_loader: unknown,
  sdxl_refiner_model_loader: unknown,
  metadata_to_model: ['default_value', 'Exception', 'Unknown model: KEY'],
  metadata_to_sdxl_model: ['default_value', 'Exception', 'Unknown model: KEY'],
  flux_model_loader: ['model', 'ValueError', 'Unknown model: KEY'],
  gemma2_encoder_loader: ['gemma2_model', 'Exception', 'Unknown Gemma2 model: KEY'],
  pid_decoder_loader: ['pid_decoder_model', 'Exception', 'Unknown PiD decoder: KEY'],
  vae_loader: ['vae_model', 'Exception', 'Unknown vae: KEY!'],
  lora_loader: lora('Exception'),
  sdxl_lora_loader: lora('Exception'),
};

/** Families of models whose loaders of LoRAs fail alike. */
const LORA_FAMILIES = 'anima flux2_dev flux2_klein flux_control flux krea2 qwen_image wan z_image'.split(' ');

/** Nodes that read the record of a model, which is missing. */
const READERS = new Set(
  `alibabacloud_image_generation ernie_image_model_loader flux2_dev_model_loader flux2_klein_model_loader
  flux_ip_adapter gemini_image_generation ip_adapter krea2_model_loader llava_onevision_vllm openai_image_generation
  qwen_image_model_loader seedream_image_generation spandrel_image_to_image spandrel_image_to_image_autoscale text_llm
  wan_model_loader z_image_model_loader`.split(/\s+/),
);

/** Returns the error of a node that loads a model, as the sandbox has no models. */
export function missingModel(node: Node): PythonError | undefined {
  if (READERS.has(node.type)) return new PythonError('UnknownModelException', 'model not found');
  const isLora = LORA_FAMILIES.some((family) => node.type === `${family}_lora_loader`);
  const [field = '', error = '', words = ''] = isLora ? lora('ValueError') : (LOADERS[node.type] ?? []);
  if (field === '') return undefined;
  const model = node[field];
  const key = isRecord(model) ? String(model['key']) : 'None';
  return new PythonError(
    error,
    words.replace('KEY', () => key),
  );
}

export const missingInput = (type: string, field: string): PythonError =>
  new PythonError('MissingInputException', `Node ${type} missing value or connection for field ${field}`);
