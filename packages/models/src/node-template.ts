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

/** Which values there may be, as the server checks them. */
export type ValueType =
  | { readonly kind: 'any' | 'boolean' | 'null' }
  | { readonly kind: 'integer' | 'number'; readonly limits?: NumberLimits | undefined }
  | { readonly kind: 'string'; readonly length?: LengthLimits | undefined }
  /** Has a name when the server calls it by one. */
  | { readonly kind: 'choice'; readonly values: readonly (string | number | boolean)[]; readonly name?: string }
  /** An object whose fields stand in {@link ObjectType} under its name. */
  | { readonly kind: 'object'; readonly name: string }
  | { readonly kind: 'list'; readonly item: ValueType; readonly length?: LengthLimits | undefined }
  | { readonly kind: 'map'; readonly value: ValueType }
  | { readonly kind: 'union'; readonly members: readonly ValueType[] };

/** The fields of an object. Without `fields` nothing is known of them. */
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
  /** What may feed it: only a value, only an edge, or both. Edges into `direct` inputs work all the same. */
  readonly input: 'any' | 'direct' | 'connection';
  /** Has no default: without it the node fails, and without a `direct` one the graph is refused. */
  readonly required: boolean;
  readonly default: unknown;
  /** Not to be shown. */
  readonly hidden: boolean;
}

/** An output of a node. */
export interface OutputTemplate {
  readonly name: string;
  readonly title: string;
  readonly type: FieldType;
  readonly value: ValueType;
}

/** A type of node: what it takes and gives. */
export interface NodeTemplate {
  readonly type: string;
  readonly title: string;
  readonly version: string;
  readonly category: string;
  readonly node_pack: string;
  readonly classification: string;
  /** By name, in the order in which the editor shows them. */
  readonly inputs: Readonly<Record<string, InputTemplate>>;
  readonly outputs: Readonly<Record<string, OutputTemplate>>;
  /** Whether it takes an earlier answer to the same question unless told otherwise. */
  readonly use_cache: boolean;
  /** Keeps inputs that it does not know. Other nodes drop them silently. */
  readonly keeps_unknown: boolean;
}
