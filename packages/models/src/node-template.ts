/** Limits of a number. */
export interface NumberLimits {
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly exclusiveMinimum?: number | undefined;
  readonly exclusiveMaximum?: number | undefined;
  readonly multipleOf?: number | undefined;
}

/** Limits of a length. */
export interface LengthLimits {
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
}

/** A type of values, as the server validates them. */
export type ValueType =
  | { readonly kind: 'any' | 'boolean' | 'null' }
  | { readonly kind: 'integer' | 'number'; readonly limits?: NumberLimits | undefined }
  | { readonly kind: 'string'; readonly length?: LengthLimits | undefined }
  /** Has a name if the server has one for it. */
  | { readonly kind: 'choice'; readonly values: readonly (string | number | boolean)[]; readonly name?: string }
  /** An object whose fields are in the {@link ObjectType} of its name. */
  | { readonly kind: 'object'; readonly name: string }
  | { readonly kind: 'list'; readonly item: ValueType; readonly length?: LengthLimits | undefined }
  | { readonly kind: 'map'; readonly value: ValueType }
  | { readonly kind: 'union'; readonly members: readonly ValueType[] };

/** The fields of an object. Without `fields` they are unknown. */
export interface ObjectType {
  readonly name: string;
  readonly fields?: Readonly<Record<string, ValueType>> | undefined;
  readonly required: readonly string[];
}

/** A type as the node editor names it: `IntegerField`, `ImageField`, `EnumField`, `AnyField` for the rest. */
export interface FieldType {
  readonly name: string;
  readonly cardinality: 'single' | 'collection' | 'either';
}

/** An input of a node. */
export interface InputTemplate {
  readonly name: string;
  readonly title: string;
  readonly type: FieldType;
  readonly value: ValueType;
  /** Whether it takes a value, an edge, or both. Edges to `direct` inputs work nevertheless. */
  readonly input: 'any' | 'direct' | 'connection';
  /** Whether there is no default: without a value the node fails, and if it is `direct` the graph is refused. */
  readonly required: boolean;
  readonly default: unknown;
  /** Whether editors hide it. */
  readonly hidden: boolean;
}

/** An output of a node. */
export interface OutputTemplate {
  readonly name: string;
  readonly title: string;
  readonly type: FieldType;
  readonly value: ValueType;
}

/** A node type with its inputs and outputs. */
export interface NodeTemplate {
  readonly type: string;
  readonly title: string;
  readonly version: string;
  readonly category: string;
  readonly node_pack: string;
  readonly classification: string;
  /** By name, in the order of the editor. */
  readonly inputs: Readonly<Record<string, InputTemplate>>;
  readonly outputs: Readonly<Record<string, OutputTemplate>>;
  /** Whether it reuses the output of an earlier run with the same inputs by default. */
  readonly use_cache: boolean;
  /** Whether it keeps unknown inputs. Other nodes drop them silently. */
  readonly keeps_unknown: boolean;
}
