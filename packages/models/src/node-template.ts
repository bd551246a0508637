/** Limits of a number. */
export interface NumberLimits {
  /** The lowest value. */
  readonly minimum?: number | undefined;
  /** The highest value. */
  readonly maximum?: number | undefined;
  /** Values must be above it. */
  readonly exclusiveMinimum?: number | undefined;
  /** Values must be below it. */
  readonly exclusiveMaximum?: number | undefined;
  /** Values must be a multiple of it. */
  readonly multipleOf?: number | undefined;
}

/** Limits of a length. */
export interface LengthLimits {
  /** The least, itself included: characters of a text, items of a list. */
  readonly minimum?: number | undefined;
  /** The most, itself included. */
  readonly maximum?: number | undefined;
}

/** A type of values, as the server validates them. */
export type ValueType =
  /** Any value, `true` or `false`, or `null`. */
  | { readonly kind: 'any' | 'boolean' | 'null' }
  /** A number, whole or not. */
  | {
      readonly kind: 'integer' | 'number';
      /** Left out, any number. */
      readonly limits?: NumberLimits | undefined;
    }
  /** A text. */
  | {
      readonly kind: 'string';
      /** Left out, any length. */
      readonly length?: LengthLimits | undefined;
    }
  /** One of some values. It has a name if the server has one for it. */
  | {
      readonly kind: 'choice';
      /** The values that are allowed. */
      readonly values: readonly (string | number | boolean)[];
      /** The server's name of the type; left out where it has none. */
      readonly name?: string;
    }
  /** An object whose fields are in the {@link ObjectType} of its name. */
  | {
      readonly kind: 'object';
      /** The name in the server's OpenAPI document, such as `ImageField`. */
      readonly name: string;
    }
  /** A list of values of one type. */
  | {
      readonly kind: 'list';
      /** The type of each item. */
      readonly item: ValueType;
      /** Left out, any length. */
      readonly length?: LengthLimits | undefined;
    }
  /** An object with any keys and values of one type. */
  | {
      readonly kind: 'map';
      /** The type of each value; keys are texts. */
      readonly value: ValueType;
    }
  /** A value of one of several types. */
  | {
      readonly kind: 'union';
      /** A value must be of one of these. */
      readonly members: readonly ValueType[];
    };

/** The fields of an object. Without `fields` they are unknown. */
export interface ObjectType {
  /** The name in the server's OpenAPI document, such as `ImageField`. */
  readonly name: string;
  /** The types of the fields by name. */
  readonly fields?: Readonly<Record<string, ValueType>> | undefined;
  /** Names of the fields that a value must have. */
  readonly required: readonly string[];
}

/** A type as the node editor names it: `IntegerField`, `ImageField`, `EnumField`, `AnyField` for the rest. */
export interface FieldType {
  /** Such as `IntegerField`. */
  readonly name: string;
  /** Whether it is one value, a list of them, or either. */
  readonly cardinality: 'single' | 'collection' | 'either';
}

/** Which models an input takes. What is left out is not restricted. */
export interface ModelFilter {
  /** Architectures, such as `sd-1`. */
  readonly base?: readonly string[] | undefined;
  /** What they are, such as `main` or `lora`. */
  readonly type?: readonly string[] | undefined;
  /** Variants, such as `inpaint`. */
  readonly variant?: readonly string[] | undefined;
  /** Formats, such as `diffusers`. */
  readonly format?: readonly string[] | undefined;
  /** External providers. */
  readonly provider_id?: readonly string[] | undefined;
}

/** An input of a node. */
export interface InputTemplate {
  /** The name in the node and in edges. */
  readonly name: string;
  /** The name as it is shown. */
  readonly title: string;
  /** What decides which edges fit. */
  readonly type: FieldType;
  /** What the server validates a value against. */
  readonly value: ValueType;
  /** Whether it takes a value, an edge, or both. Edges to `direct` inputs work nevertheless. */
  readonly input: 'any' | 'direct' | 'connection';
  /** Whether there is no default: without a value the node fails, and if it is `direct` the graph is refused. */
  readonly required: boolean;
  /** `undefined` where there is none. `null` may be a default. */
  readonly default: unknown;
  /** Whether editors hide it. */
  readonly hidden: boolean;
  /** What it is for; left out where the server does not say. */
  readonly description?: string | undefined;
  /** The texts that editors show for the values of a choice, by value; left out where they are the values. */
  readonly choice_labels?: Readonly<Record<string, string>> | undefined;
  /** Which models it takes; left out where it takes none, or any. */
  readonly models?: ModelFilter | undefined;
}

/** An output of a node. */
export interface OutputTemplate {
  /** The name in edges. */
  readonly name: string;
  /** The name as it is shown. */
  readonly title: string;
  /** What decides which edges fit. */
  readonly type: FieldType;
  /** What the server returns. */
  readonly value: ValueType;
}

/** A node type with its inputs and outputs. */
export interface NodeTemplate {
  /** The `type` of such nodes, such as `noise`. */
  readonly type: string;
  /** The name as it is shown, such as `Create Latent Noise`. */
  readonly title: string;
  /** The version of the node type, such as `1.0.3`. */
  readonly version: string;
  /** The group in the editor. */
  readonly category: string;
  /** `invokeai` for the server's own nodes. */
  readonly node_pack: string;
  /** `stable`, `beta`, `prototype`, `deprecated`, `internal` or `special`. */
  readonly classification: string;
  /** By name, in the order of the editor. */
  readonly inputs: Readonly<Record<string, InputTemplate>>;
  /** By name, in the order of the editor. */
  readonly outputs: Readonly<Record<string, OutputTemplate>>;
  /** Whether it reuses the output of an earlier run with the same inputs by default. */
  readonly use_cache: boolean;
  /** Whether it keeps unknown inputs. Other nodes drop them silently. */
  readonly keeps_unknown: boolean;
}
