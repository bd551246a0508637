import { choice } from '../../validation/choice.js';

/** Reads the architecture of a model. */
export const modelBase = choice([
  ...(['any', 'sd-1', 'sd-2', 'sd-3', 'sdxl', 'sdxl-refiner', 'flux', 'flux2', 'cogview4', 'z-image'] as const),
  ...(['ernie-image', 'ideogram-4', 'external', 'qwen-image', 'anima', 'krea-2', 'wan', 'unknown'] as const),
]);

/** Reads what a model is for. */
export const modelType = choice([
  ...(['onnx', 'main', 'vae', 'lora', 'control_lora', 'controlnet', 'embedding', 'ip_adapter'] as const),
  ...(['clip_vision', 'clip_embed', 't2i_adapter', 't5_encoder', 'qwen3_encoder', 'qwen_vl_encoder'] as const),
  ...(['qwen3_vl_encoder', 'mistral_encoder', 'wan_t5_encoder', 'gemma2_encoder', 'spandrel_image_to_image'] as const),
  ...(['siglip', 'flux_redux', 'llava_onevision', 'prompt_enhancer', 'text_llm'] as const),
  ...(['external_image_generator', 'pid_decoder', 'unknown'] as const),
]);

/** Reads how the files of a model are laid out. */
export const modelFormat = choice([
  ...(['omi', 'diffusers', 'checkpoint', 'lycoris', 'onnx', 'olive', 'embedding_file', 'embedding_folder'] as const),
  ...(['invokeai', 't5_encoder', 'qwen3_encoder', 'qwen_vl_encoder', 'qwen3_vl_encoder', 'mistral_encoder'] as const),
  ...(['wan_t5_encoder', 'gemma2_encoder', 'bnb_quantized_int8b', 'bnb_quantized_nf4b', 'gguf_quantized'] as const),
  ...(['external_api', 'sdnq_quantized', 'unknown'] as const),
]);
