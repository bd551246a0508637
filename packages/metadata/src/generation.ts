/** A value, and where it was found. */
export interface Found<Value> {
  /** What was found. */
  readonly value: Value;
  /** The key of the text and the path inside it, such as `invokeai_metadata.model.name`. */
  readonly from: string;
}

/** Who writes texts of which form. */
export type GenerationFormat =
  /** InvokeAI 3.0 and newer. */
  | 'invokeai'
  /** InvokeAI 3.0.0 beta 1 to 5. */
  | 'invokeai-beta'
  /** InvokeAI 1.15 to 2.3. */
  | 'sd-metadata'
  /** InvokeAI up to 1.14: a command line. */
  | 'dream'
  /** Automatic1111, Forge, SD.Next, Civitai. */
  | 'automatic1111'
  | 'comfyui'
  | 'swarmui'
  | 'fooocus'
  | 'novelai'
  /** Any program that fills in the fields of IPTC about AI. */
  | 'iptc';

/** A model, as far as the generator names it. */
export interface FoundModel {
  /** As written: with or without a folder and an extension. */
  readonly name?: Found<string>;
  /** As written: hashes of different kinds cannot be compared. */
  readonly hash?: Found<string>;
  /** The architecture, such as `sdxl`. */
  readonly base?: Found<string>;
  /** The key of the model on the InvokeAI server that made the picture. */
  readonly key?: Found<string>;
}

/** A LoRA, and how much of it was applied. */
export interface FoundLora extends FoundModel {
  /** 1 for the whole of it. */
  readonly weight?: Found<number>;
}

/** How a picture was made. What the file does not say is absent. */
export interface Generation {
  /** The form of the text that says it. */
  readonly format: GenerationFormat;
  /** What to show. */
  readonly prompt?: Found<string>;
  /** What not to show. */
  readonly negativePrompt?: Found<string>;
  /** A bigint beyond `Number.MAX_SAFE_INTEGER`. */
  readonly seed?: Found<number | bigint>;
  /** How many steps of denoising. */
  readonly steps?: Found<number>;
  /** How closely the prompt was followed. */
  readonly cfgScale?: Found<number>;
  /** The sampler, in the generator's own words. */
  readonly sampler?: Found<string>;
  /** The schedule of the noise, in the generator's own words. InvokeAI calls its samplers so. */
  readonly scheduler?: Found<string>;
  /** How much of an initial image was changed, from 0 to 1. */
  readonly strength?: Found<number>;
  /** Pixels that were generated; the picture may have been enlarged. */
  readonly width?: Found<number>;
  /** Pixels that were generated; the picture may have been enlarged. */
  readonly height?: Found<number>;
  /** The main model. */
  readonly model?: FoundModel;
  /** The VAE, where it is not that of the main model. */
  readonly vae?: FoundModel;
  /** In the order of the text. */
  readonly loras?: readonly FoundLora[];
  /** What was done, such as `txt2img`, in the generator's own words. */
  readonly mode?: Found<string>;
  /** The version of the generator. */
  readonly version?: Found<string>;
  /** The whole record, parsed: what the fields above were taken from, and the rest. Not there for a graph. */
  readonly record?: Found<unknown>;
}
