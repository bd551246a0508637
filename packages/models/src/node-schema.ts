import * as z from 'zod';

/** An unexpected value is parsed as absent, so that one unusual node does not hide the others. */
const maybe = <T extends z.ZodType>(type: T) => type.optional().catch(undefined);

const Scalar = z.union([z.string(), z.number(), z.boolean()]);

/** The part of a JSON schema that describes values. */
export const ValueSchema = z.object({
  $ref: maybe(z.string()),
  type: maybe(z.string()),
  title: maybe(z.string()),
  const: maybe(Scalar),
  enum: maybe(z.array(Scalar)),
  minimum: maybe(z.number()),
  maximum: maybe(z.number()),
  exclusiveMinimum: maybe(z.number()),
  exclusiveMaximum: maybe(z.number()),
  multipleOf: maybe(z.number()),
  /** The server's spelling of limits for one number or a list of them. */
  ge: maybe(z.number()),
  le: maybe(z.number()),
  minLength: maybe(z.int()),
  maxLength: maybe(z.int()),
  minItems: maybe(z.int()),
  maxItems: maybe(z.int()),
  required: z.array(z.string()).default([]).catch([]),
  get items(): z.ZodCatch<z.ZodOptional<typeof ValueSchema>> {
    return maybe(ValueSchema);
  },
  get anyOf(): z.ZodCatch<z.ZodOptional<z.ZodArray<typeof ValueSchema>>> {
    return maybe(z.array(ValueSchema));
  },
  get properties(): z.ZodCatch<z.ZodOptional<z.ZodRecord<z.ZodString, typeof ValueSchema>>> {
    return maybe(z.record(z.string(), ValueSchema));
  },
  /** `true` and `{}` allow any value. */
  get additionalProperties(): z.ZodCatch<z.ZodOptional<z.ZodUnion<[z.ZodBoolean, typeof ValueSchema]>>> {
    return maybe(z.union([z.boolean(), ValueSchema]));
  },
});
export interface ValueSchema extends z.infer<typeof ValueSchema> {}

/** The schema of one input or output of a node. */
export const FieldSchema = ValueSchema.extend({
  /** `input`, `output`, `internal` for board and metadata, `node_attribute` for what every node has. */
  field_kind: maybe(z.string()),
  input: maybe(z.enum(['any', 'direct', 'connection'])),
  default: z.unknown().optional(),
  /** Whether there is no default: a `null` in `default` is only a placeholder. */
  orig_required: maybe(z.boolean()),
  ui_hidden: maybe(z.boolean()),
  ui_order: maybe(z.number()),
  ui_type: maybe(z.string()),
});
export interface FieldSchema extends z.infer<typeof FieldSchema> {}

/** The schema of a node, or of its output. */
export const NodeSchema = z.object({
  class: z.enum(['invocation', 'output']),
  title: maybe(z.string()),
  version: maybe(z.string()),
  category: maybe(z.string()),
  node_pack: maybe(z.string()),
  classification: maybe(z.string()),
  properties: z.record(z.string(), FieldSchema),
  /** A reference to the schema of its output. */
  output: maybe(z.object({ $ref: z.string() })),
  additionalProperties: maybe(z.boolean()),
});
export interface NodeSchema extends z.infer<typeof NodeSchema> {}
