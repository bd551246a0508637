import * as z from 'zod';

/** An unexpected value is parsed as absent, so that one unusual node does not hide the others. */
const maybe = <T extends z.ZodType>(type: T) => type.optional().catch(undefined);

const Scalar = z.union([z.string(), z.number(), z.boolean()]);

/** The part of a JSON schema that describes values. */
export const ValueSchema = z.object({
  /** The place of the schema that is meant, such as `#/components/schemas/ImageField`. */
  $ref: maybe(z.string()),
  /** `string`, `integer`, `number`, `boolean`, `array`, `object` or `null`. */
  type: maybe(z.string()),
  /** The name as it is shown. */
  title: maybe(z.string()),
  /** The only value that is allowed. */
  const: maybe(Scalar),
  /** The only values that are allowed. */
  enum: maybe(z.array(Scalar)),
  /** The lowest number that is allowed. */
  minimum: maybe(z.number()),
  /** The highest number that is allowed. */
  maximum: maybe(z.number()),
  /** Numbers must be above it. */
  exclusiveMinimum: maybe(z.number()),
  /** Numbers must be below it. */
  exclusiveMaximum: maybe(z.number()),
  /** Numbers must be a multiple of it. */
  multipleOf: maybe(z.number()),
  /** The server's spelling of limits for one number or a list of them. */
  ge: maybe(z.number()),
  /** The server's spelling of the highest number, for one number or a list of them. */
  le: maybe(z.number()),
  /** The fewest characters of a text. */
  minLength: maybe(z.int()),
  /** The most characters of a text. */
  maxLength: maybe(z.int()),
  /** The fewest items of a list. */
  minItems: maybe(z.int()),
  /** The most items of a list. */
  maxItems: maybe(z.int()),
  /** Names of the properties that an object must have. */
  required: z.array(z.string()).default([]).catch([]),
  /** The schema of each item of a list. */
  get items(): z.ZodCatch<z.ZodOptional<typeof ValueSchema>> {
    return maybe(ValueSchema);
  },
  /** A value must match one of these. */
  get anyOf(): z.ZodCatch<z.ZodOptional<z.ZodArray<typeof ValueSchema>>> {
    return maybe(z.array(ValueSchema));
  },
  /** The schemas of the properties of an object, by name. */
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
  /** Whether editors offer a value, an edge, or both. The server takes edges for all of them. */
  input: maybe(z.literal(['any', 'direct', 'connection'])),
  /** What the server takes when neither a value nor an edge is given. */
  default: z.unknown().optional(),
  /** Whether there is no default: a `null` in `default` is only a placeholder. */
  orig_required: maybe(z.boolean()),
  /** Whether editors hide it. */
  ui_hidden: maybe(z.boolean()),
  /** The place in the editor, lowest first. Fields without one follow. */
  ui_order: maybe(z.number()),
  /** The type that editors show, where it differs from the one of the schema. */
  ui_type: maybe(z.string()),
  /** What it is for. */
  description: maybe(z.string()),
  /** The texts that editors show for the values of a choice, by value. */
  ui_choice_labels: maybe(z.record(z.string(), z.string())),
  /** Only models of these architectures. */
  ui_model_base: maybe(z.array(z.string())),
  /** Only models for this. */
  ui_model_type: maybe(z.array(z.string())),
  /** Only models of these variants. */
  ui_model_variant: maybe(z.array(z.string())),
  /** Only models of these formats. */
  ui_model_format: maybe(z.array(z.string())),
  /** Only models of these external providers. */
  ui_model_provider_id: maybe(z.array(z.string())),
});
export interface FieldSchema extends z.infer<typeof FieldSchema> {}

/** The schema of a node, or of its output. */
export const NodeSchema = z.object({
  /** Whether it is a node or an output. */
  class: z.literal(['invocation', 'output']),
  /** The name as it is shown, such as `Create Latent Noise`. */
  title: maybe(z.string()),
  /** The version of the node type, such as `1.0.3`. */
  version: maybe(z.string()),
  /** The group in the editor. */
  category: maybe(z.string()),
  /** `invokeai` for the server's own nodes. */
  node_pack: maybe(z.string()),
  /** `stable`, `beta`, `prototype`, `deprecated`, `internal` or `special`. */
  classification: maybe(z.string()),
  /** The inputs or outputs by name, with `id`, `type` and what else every node has. */
  properties: z.record(z.string(), FieldSchema),
  /** A reference to the schema of its output. */
  output: maybe(
    z.object({
      /** The place of that schema, such as `#/components/schemas/NoiseOutput`. */
      $ref: z.string(),
    }),
  ),
  /** Whether unknown inputs are kept. Other nodes drop them silently. */
  additionalProperties: maybe(z.boolean()),
});
export interface NodeSchema extends z.infer<typeof NodeSchema> {}
