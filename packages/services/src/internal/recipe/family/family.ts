import type { ModelConfig } from '@x/models/model-config';

/** A model that a main model needs besides itself, or may be replaced in part by. */
export interface Part {
  /** The name in the input of a recipe, such as `t5Encoder`. */
  readonly name: string;
  /** The input of the node that loads the models. */
  readonly input: string;
  /** What it is, for people: `a T5 encoder (type "t5_encoder")`. */
  readonly what: string;
  /** The type of the model. */
  readonly type: string;
  /** Where the metadata of an image has it. */
  readonly metadata: string;
  /** Whether a model is such a part of a main model. */
  matches(model: ModelConfig, main: ModelConfig): boolean;
  /** Whether a main model cannot be used without it. */
  isNeeded(main: ModelConfig): boolean;
  /** Whether a main model is better with it, so that it is used where it is installed. */
  isUseful?(main: ModelConfig): boolean;
}

/** How the models of one architecture make an image: the types of the nodes, and the names of their inputs. */
export interface FamilyNodes {
  /** Loads the main model and its parts. */
  readonly loader: string;
  /** Turns a prompt into conditioning. */
  readonly encoder: {
    /** The node type. */
    readonly type: string;
    /** The inputs that take the prompt. */
    readonly prompts: readonly string[];
    /** The outputs of the loader by the inputs that take them. */
    readonly models: Readonly<Record<string, string>>;
  };
  /** Turns noise into latents. */
  readonly denoise: {
    /** The node type. */
    readonly type: string;
    /** The outputs of the loader by the inputs that take them. */
    readonly models: Readonly<Record<string, string>>;
    /** The input of the conditioning by the prompt. */
    readonly positive: string;
    /** The input of the conditioning by the negative prompt. Left out, there is no negative prompt. */
    readonly negative?: string;
    /** The names of the inputs that a recipe sets. */
    readonly settings: {
      /** How many steps. */
      readonly steps: string;
      /** How closely to follow the prompt, against the negative one. */
      readonly cfgScale?: string;
      /** How closely to follow the prompt, of a model that was trained with it. */
      readonly guidance?: string;
      /** The sampler. */
      readonly scheduler?: string;
    };
  };
  /** Whether a node of its own makes the noise. Otherwise the size and the seed are inputs of `denoise`. */
  readonly hasNoise: boolean;
  /** Whether the nodes of images compute with 32 bits on demand, and a mask takes the model. Stable Diffusion only. */
  readonly hasPrecision: boolean;
  /** Turns latents into an image. */
  readonly decode: string;
  /** Turns an image into latents. */
  readonly encode: string;
  /** Applies LoRAs to outputs of the loader, and has outputs of the same names. Left out, there are no LoRAs. */
  readonly loras?: {
    /** The node type. */
    readonly type: string;
    /** The outputs that go through it. */
    readonly models: readonly string[];
  };
}

/** The settings of a recipe that a family has its own defaults of. */
interface FamilyDefaults {
  readonly size: number;
  readonly steps: number;
  readonly cfgScale?: number;
  readonly guidance?: number;
  readonly scheduler?: string;
}

/** The models of one architecture. */
export interface Family {
  /** What the architecture is called, such as `SDXL`. */
  readonly name: string;
  /** The `base` of its models. */
  readonly base: string;
  /** Width and height are multiples of it. */
  readonly grid: number;
  /** The prefix of `txt2img` in the metadata. */
  readonly mode: string;
  /** What else the metadata has: settings that the web app recalls, and that no recipe changes. */
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly nodes: FamilyNodes;
  /** The defaults of a main model that has no settings of its own. */
  readonly defaults: FamilyDefaults;
  /** What is different for a variant of the main model. */
  readonly variants?: Readonly<Record<string, Partial<FamilyDefaults>>>;
  /** The exponent of `strength`: below 1, a weak strength changes more. */
  readonly strengthExponent: number;
  /** Replaces an empty negative prompt. */
  readonly emptyNegative: string;
  /** Whether the negative prompt is left out where `cfgScale` is 1, which makes it pointless. */
  readonly omitsNegative: boolean;
  /** Other models that it needs or takes. */
  readonly parts: readonly Part[];
  /** A whole model whose parts replace those that are needed and not installed. */
  readonly source?: Part;
  /** Why a main model cannot be used, or `undefined`. */
  refuses(main: ModelConfig): string | undefined;
}
