import * as z from 'zod';

import { openEnum, tolerantObject } from './internal/tolerant.js';

/** Blanks around an id do not count. */
const id = z.string().trim().min(1);

/** A version such as `1.0.2`. */
export const SemanticVersion = z.string().regex(/^\d+\.\d+\.\d+(?:-[\da-zA-Z.-]+)?(?:\+[\da-zA-Z.-]+)?$/);

/** Where a node is drawn, in pixels. */
export const WorkflowPosition = tolerantObject({
  /** To the right. */
  x: z.number(),
  /** Downwards. */
  y: z.number(),
});
export interface WorkflowPosition extends z.infer<typeof WorkflowPosition> {}

/** An input of a node as the document stores it. */
export const WorkflowInputField = tolerantObject({
  /** The name of the input. Inputs are found by their key, not by it. */
  name: z.string().default(''),
  /** A label of the author; empty for none. */
  label: z.string().default(''),
  /** A description of the author; empty for none. */
  description: z.string().default(''),
  /** Left out where an edge gives the value, or nothing does. */
  value: z.unknown().optional(),
});
export interface WorkflowInputField extends z.infer<typeof WorkflowInputField> {}

const placed = {
  /** Unique in the document. */
  id,
  /** Where it is drawn. */
  position: WorkflowPosition.default({ x: 0, y: 0 }),
};

/** A node that is executed. */
export const WorkflowInvocationNode = tolerantObject({
  ...placed,
  /** What kind of node it is. */
  type: z.literal('invocation'),
  /** What is executed. */
  data: tolerantObject({
    /** The same as that of the node. */
    id,
    /** The node type, such as `noise`. */
    type: id,
    /** The version of the node type that the document was written for. */
    version: SemanticVersion,
    /** The pack that has the node type. */
    nodePack: z.string().default('invokeai'),
    /** A label of the author; empty for none. */
    label: z.string(),
    /** A note of the author. */
    notes: z.string(),
    /** Whether the editor shows its inputs. */
    isOpen: z.boolean(),
    /** Whether its images stay out of the gallery. */
    isIntermediate: z.boolean(),
    /** Whether the output of an earlier run with the same inputs is used. */
    useCache: z.boolean(),
    /** By name. */
    inputs: z.record(z.string(), WorkflowInputField),
    /** The types of the inputs that a node passes on to the workflow that it calls, by name. */
    dynamicInputTemplates: z
      .record(
        z.string(),
        tolerantObject({
          /** What the input takes. */
          type: tolerantObject({
            /** Such as `IntegerField`. */
            name: z.string(),
            /** Whether it is one value, a list of them, or either. */
            cardinality: openEnum(['SINGLE', 'COLLECTION', 'SINGLE_OR_COLLECTION']).default('SINGLE'),
            /** Whether its values make a batch. */
            batch: z.boolean().default(false),
          }),
        }),
      )
      .optional()
      .catch(undefined),
  }),
});
export interface WorkflowInvocationNode extends z.infer<typeof WorkflowInvocationNode> {}

/** A junction of edges, with an input `in` and an output `out`. */
export const WorkflowConnectorNode = tolerantObject({
  ...placed,
  /** What kind of node it is. */
  type: z.literal('connector'),
});
export interface WorkflowConnectorNode extends z.infer<typeof WorkflowConnectorNode> {}

/** What is drawn and never executed: `notes` is a comment, `current_image` a preview. */
export const WorkflowDrawnNode = tolerantObject({
  ...placed,
  /** What kind of node it is. */
  type: z.enum(['notes', 'current_image']),
});
export interface WorkflowDrawnNode extends z.infer<typeof WorkflowDrawnNode> {}

/** A node of a document. */
export const WorkflowNode = z.discriminatedUnion('type', [
  WorkflowInvocationNode,
  WorkflowConnectorNode,
  WorkflowDrawnNode,
]);
export type WorkflowNode = z.infer<typeof WorkflowNode>;

/** Connects an output to an input. */
export const WorkflowDefaultEdge = tolerantObject({
  /** Unique in the document. */
  id,
  /** What kind of edge it is. */
  type: z.literal('default'),
  /** The id of the node with the output. */
  source: id,
  /** The id of the node with the input. */
  target: id,
  /** The name of the output. */
  sourceHandle: id,
  /** The name of the input. */
  targetHandle: id,
});
export interface WorkflowDefaultEdge extends z.infer<typeof WorkflowDefaultEdge> {}

/** Drawn between nodes whose inputs are hidden. It connects nothing. */
export const WorkflowCollapsedEdge = tolerantObject({
  /** Unique in the document. */
  id,
  /** What kind of edge it is. */
  type: z.literal('collapsed'),
  /** The id of a node. */
  source: id,
  /** The id of another node. */
  target: id,
});
export interface WorkflowCollapsedEdge extends z.infer<typeof WorkflowCollapsedEdge> {}

/** An edge of a document. */
export const WorkflowEdge = z.discriminatedUnion('type', [WorkflowDefaultEdge, WorkflowCollapsedEdge]);
export type WorkflowEdge = z.infer<typeof WorkflowEdge>;

/** An input that the editor shows in a list of its own. */
export const WorkflowFieldIdentifier = tolerantObject({
  /** The id of the node. */
  nodeId: id,
  /** The name of the input. */
  fieldName: id,
});
export interface WorkflowFieldIdentifier extends z.infer<typeof WorkflowFieldIdentifier> {}

const element = {
  /** Its key in the form. */
  id: z.string().min(1),
  /** The id of the container that holds it. The root has none. */
  parentId: z.string().optional(),
};

/** An element of a form. */
export const WorkflowFormElement = z.discriminatedUnion('type', [
  tolerantObject({
    ...element,
    /** It holds other elements. */
    type: z.literal('container'),
    /** What it holds. */
    data: tolerantObject({
      /** Beside each other, or below each other. */
      layout: z.enum(['row', 'column']),
      /** Ids of elements, in order. */
      children: z.array(z.string()),
    }),
  }),
  tolerantObject({
    ...element,
    /** It shows an input of a node. */
    type: z.literal('node-field'),
    /** Which input, and how. */
    data: tolerantObject({
      /** The input that it shows. */
      fieldIdentifier: WorkflowFieldIdentifier,
      /** Whether the description is shown. */
      showDescription: z.boolean(),
      /** How it is edited, with narrower limits of a number or the choices of a text. */
      settings: z.record(z.string(), z.unknown()).optional(),
    }),
  }),
  tolerantObject({
    ...element,
    /** It shows a text. */
    type: z.enum(['heading', 'text']),
    /** Which text. */
    data: tolerantObject({
      /** The text. */
      content: z.string(),
    }),
  }),
  tolerantObject({
    ...element,
    /** It is a line. */
    type: z.literal('divider'),
  }),
]);
export type WorkflowFormElement = z.infer<typeof WorkflowFormElement>;

/** How the inputs are laid out. */
export const WorkflowForm = tolerantObject({
  /** By id. */
  elements: z.record(z.string(), WorkflowFormElement),
  /** The id of the container that holds all others. */
  rootElementId: z.string(),
});
export interface WorkflowForm extends z.infer<typeof WorkflowForm> {}

/** A workflow as the node editor writes it, schema 4.0.0. Unknown keys are kept everywhere. */
export const WorkflowDocument = tolerantObject({
  /** The id in the library. Left out in a file. */
  id: z.string().min(1).optional(),
  /** The name. It may be empty. */
  name: z.string(),
  /** Any text. */
  author: z.string(),
  /** Any text. */
  description: z.string(),
  /** The author's own version, any text. */
  version: z.string(),
  /** Any text. */
  contact: z.string(),
  /** Separated by commas. */
  tags: z.string(),
  /** Any text. */
  notes: z.string(),
  /** The nodes, in the order in which they were added. */
  nodes: z.array(WorkflowNode),
  /** The edges. Of two into one input the first one holds. */
  edges: z.array(WorkflowEdge),
  /** The inputs to show, in order, where the form shows none. */
  exposedFields: z.array(WorkflowFieldIdentifier),
  /** What kind of document it is. */
  meta: tolerantObject({
    /** The version of the schema. */
    version: z.literal('4.0.0'),
    /** Whose it is. */
    category: z.enum(['user', 'default']).default('user'),
  }),
  /** Left out or `null` in documents that are older than forms. One of another shape is read as none. */
  form: WorkflowForm.nullish().catch(undefined),
});
export interface WorkflowDocument extends z.infer<typeof WorkflowDocument> {}

/** An input named `generator`: what makes the list of a batch. */
export const WorkflowGenerator = tolerantObject({
  /** Such as `integer_generator_linear_distribution`. */
  type: openEnum([
    'float_generator_arithmetic_sequence',
    'float_generator_linear_distribution',
    'float_generator_random_distribution_uniform',
    'float_generator_parse_string',
    'integer_generator_arithmetic_sequence',
    'integer_generator_linear_distribution',
    'integer_generator_random_distribution_uniform',
    'integer_generator_parse_string',
    'string_generator_parse_string',
    'string_generator_dynamic_prompts_combinatorial',
    'string_generator_dynamic_prompts_random',
    'image_generator_images_from_board',
  ]),
});
export interface WorkflowGenerator extends z.infer<typeof WorkflowGenerator> {}
