/** A value, and where it was found. */
export interface Found<Value> {
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
  | 'novelai';

/** A model, as far as the generator names it. */
export interface FoundModel {
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
  readonly weight?: Found<number>;
}

/** How a picture was made. What the file does not say is absent. */
export interface Generation {
  readonly format: GenerationFormat;
  readonly prompt?: Found<string>;
  readonly negativePrompt?: Found<string>;
  /** A bigint beyond `Number.MAX_SAFE_INTEGER`. */
  readonly seed?: Found<number | bigint>;
  readonly steps?: Found<number>;
  readonly cfgScale?: Found<number>;
  readonly sampler?: Found<string>;
  readonly scheduler?: Found<string>;
  readonly strength?: Found<number>;
  readonly width?: Found<number>;
  readonly height?: Found<number>;
  readonly model?: FoundModel;
  readonly vae?: FoundModel;
  readonly loras?: readonly FoundLora[];
  /** What was done, such as `txt2img`, in the generator's own words. */
  readonly mode?: Found<string>;
  /** The version of the generator. */
  readonly version?: Found<string>;
  /** The whole record, parsed: what the fields above were taken from, and the rest. Not there for a graph. */
  readonly record?: Found<unknown>;
}
