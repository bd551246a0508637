import type { Image } from '@x/models/image';
import type { ModelConfig } from '@x/models/model-config';
import type { ImageRepository } from '@x/repositories/image';

/** What can be uploaded: a file, bytes, or a stream with a name. */
export type ImageFile = Parameters<ImageRepository['upload']>[0];

/** A model by its key, its hash or its name, or its record. */
export type ModelReference = string | Pick<ModelConfig, 'key'>;

/** An image by its name, its record, or a file, which is uploaded as an intermediate image. */
export type ImageReference = string | Pick<Image, 'image_name'> | ImageFile;

/** A LoRA, and how much of it. */
export interface LoraInput {
  /** A model of type `lora` and the architecture of the main model. */
  readonly model: ModelReference;
  /** From -10 to 10. Left out, that of the record, or 0.75. */
  readonly weight?: number | undefined;
}

/** What every recipe takes that begins with a prompt. Left out, a setting is that of the model's record, or of its family. */
export interface GenerationInput {
  /** A model of type `main`. */
  readonly model: ModelReference;
  /** What to show. */
  readonly prompt: string;
  /** What not to show. FLUX has none. */
  readonly negativePrompt?: string | undefined;
  /** Pixels, a multiple of 8, 16 or 32, as the family has it. */
  readonly width?: number | undefined;
  /** Pixels, a multiple of 8, 16 or 32, as the family has it. */
  readonly height?: number | undefined;
  /** From 1 to 1000. */
  readonly steps?: number | undefined;
  /** How closely to follow the prompt, 1 or more. FLUX has `guidance` instead. */
  readonly cfgScale?: number | undefined;
  /** How closely to follow the prompt, 0 or more. FLUX only. */
  readonly guidance?: number | undefined;
  /** The sampler, such as `euler`. Only some families have a choice. */
  readonly scheduler?: string | undefined;
  /** The seed of the first image, from 0 to 4294967295; the next ones follow. Left out, it is random. */
  readonly seed?: number | undefined;
  /**
   * How many images.
   *
   * @default 1
   */
  readonly count?: number | undefined;
  /** Applied in this order. */
  readonly loras?: readonly LoraInput[] | undefined;
  /** Instead of the VAE of the main model, or of the one that is found. */
  readonly vae?: ModelReference | undefined;
  /** Instead of the parts that are found, by the names that `support` lists, such as `t5Encoder`. */
  readonly parts?: Readonly<Record<string, ModelReference>> | undefined;
  /** The id of the board for the images. */
  readonly board?: string | undefined;
}

/** The input of {@link RecipeService.textToImage}. */
export interface TextToImageInput extends GenerationInput {}

/** The input of {@link RecipeService.imageToImage}. Left out, the size is that of the image, rounded down to the grid. */
export interface ImageToImageInput extends GenerationInput {
  /** What to begin with. */
  readonly image: ImageReference;
  /**
   * How much to change, from 0 to 1.
   *
   * @default 0.75
   */
  readonly strength?: number | undefined;
}

/** The input of {@link RecipeService.inpaint}. */
export interface InpaintInput extends ImageToImageInput {
  /** White where the image is painted anew, black where it is kept. Resized to the size of the image. */
  readonly mask: ImageReference;
}

/** The input of {@link RecipeService.upscale}. */
export interface UpscaleInput {
  /** What to enlarge. */
  readonly image: ImageReference;
  /**
   * A model of type `spandrel_image_to_image`; `none` resizes without one. Left out, the first that is installed is
   * used, or none.
   */
  readonly model?: ModelReference | undefined;
  /** The factor, above 0, at most 16. Left out, that of the model, or 2 without one. */
  readonly scale?: number | undefined;
  /** The id of the board for the image. */
  readonly board?: string | undefined;
}

/** The input of any recipe that begins with a prompt. */
export type AnyGenerationInput = GenerationInput & Partial<Pick<InpaintInput, 'image' | 'mask' | 'strength'>>;

/** The inputs of the recipes by their names. */
export interface RecipeInputs {
  /** From a prompt. */
  readonly textToImage: TextToImageInput;
  /** From another image and a prompt. */
  readonly imageToImage: ImageToImageInput;
  /** From an image, a mask and a prompt. */
  readonly inpaint: InpaintInput;
  /** From an image alone. */
  readonly upscale: UpscaleInput;
}

/** The name of a recipe. */
export type RecipeName = keyof RecipeInputs;

/** The name of a recipe that begins with a prompt. */
export type GenerationName = Exclude<RecipeName, 'upscale'>;
