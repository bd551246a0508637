import * as z from 'zod';

import { openEnum, tolerantObject } from './internal/tolerant.js';

/** `default` workflows belong to the server, which replaces them when it starts; nobody can change them. */
export const WorkflowCategory = openEnum(['user', 'default']);
export type WorkflowCategory = z.infer<typeof WorkflowCategory>;

/** An input of a node that the editor shows in a list of its own. */
export const WorkflowExposedField = tolerantObject({
  /** The id of the node in the document. */
  nodeId: z.string(),
  /** The key of the input. */
  fieldName: z.string(),
});
export interface WorkflowExposedField extends z.infer<typeof WorkflowExposedField> {}

/** A part that only the editor reads: the server stores any JSON object. */
const part = z.record(z.string(), z.unknown());

const document = {
  /** The name. It may be empty, and several workflows may have the same. */
  name: z.string(),
  /** Any text. */
  author: z.string(),
  /** Any text. */
  description: z.string(),
  /** The author's own version of the workflow, any text. */
  version: z.string(),
  /** Any text. */
  contact: z.string(),
  /** All tags in one text, separated by commas. A public workflow has the tag `shared`. */
  tags: z.string(),
  /** Any text. */
  notes: z.string(),
  /** The inputs to show, in order, where `form` names none. */
  exposedFields: z.array(WorkflowExposedField),
  /** What the server checks first. */
  meta: tolerantObject({
    /** The version of the schema, `1.0.0` to `4.0.0`. */
    version: z.string(),
    /** Of the user, or of the server. */
    category: WorkflowCategory,
  }),
  /** The nodes of the editor. `WorkflowNode` of `@x/models/workflow-document` describes them. */
  nodes: z.array(part),
  /** The edges of the editor. `WorkflowEdge` of `@x/models/workflow-document` describes them. */
  edges: z.array(part),
};

/**
 * A workflow as the library stores it. The server checks no more of nodes, edges and form than that they are objects,
 * and drops unknown keys of the document itself.
 */
export const StoredWorkflow = tolerantObject({
  ...document,
  /** How the editor lays out the inputs; `null` in documents that are older than forms. */
  form: part.nullable().default(null),
  /** The id of the record. */
  id: z.string(),
});
export interface StoredWorkflow extends z.infer<typeof StoredWorkflow> {}

/** At most three numbers and what may follow them, as the server demands it. */
const SEMANTIC_VERSION =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-(0|[1-9]\d*|\d*[a-zA-Z-][\da-zA-Z-]*)(\.(0|[1-9]\d*|\d*[a-zA-Z-][\da-zA-Z-]*))*)?(\+[\da-zA-Z-]+(\.[\da-zA-Z-]+)*)?$/;

/**
 * A workflow to store: the document of the editor, of any version. Unknown keys are accepted, because documents of other
 * releases have them, and `id` is one of them: the record decides it.
 */
export const WorkflowInput = tolerantObject({
  ...document,
  /** `user`: only the server has `default` ones. */
  meta: tolerantObject({
    /** The version of the schema, such as `4.0.0`. */
    version: z.string().regex(SEMANTIC_VERSION, 'must be a version such as "4.0.0"'),
    /** Always `user`: the server refuses to store `default` ones. */
    category: z.literal('user', { error: 'must be "user": the server refuses to store workflows of its own category' }),
  }),
  /** How the editor lays out the inputs. */
  form: part.nullish(),
});
export interface WorkflowInput extends z.infer<typeof WorkflowInput> {}

/** Whether a workflow is shared. */
export const WorkflowSharing = z.strictObject({
  /** Whether all users see it. */
  is_public: z.boolean(),
});
export interface WorkflowSharing extends z.infer<typeof WorkflowSharing> {}

/** Whether a node `call_saved_workflow` can call a workflow, as the server sees it now. */
export const WorkflowCompatibility = tolerantObject({
  /** Whether it can. */
  is_callable: z.boolean(),
  /** Why not, or `ok`. */
  reason: openEnum([
    'ok',
    'missing_workflow_return',
    'multiple_workflow_return',
    'unsupported_node',
    'unsupported_batch_input',
    'invalid_graph',
    'invalid_inputs',
    'exceeds_capacity',
    'unknown',
  ]),
  /** The reason in words of the server, `null` when it can. */
  message: z.string().nullable().default(null),
});
export interface WorkflowCompatibility extends z.infer<typeof WorkflowCompatibility> {}

const base = {
  /** A UUID, or for those of the server `default_` and more. */
  workflow_id: z.string(),
  /** The name in the document. */
  name: z.string(),
  /** UTC without a time zone, such as `2026-11-22 13:08:21.950`. `toDate` of `@x/models/timestamp` parses it. */
  created_at: z.string(),
  /** UTC without a time zone. Marking it as opened changes it too. */
  updated_at: z.string(),
  /** When it was last marked as opened; `null` if never. */
  opened_at: z.string().nullable().default(null),
  /** The owner. Always `system` before 6.13, which has a single user. */
  user_id: z.string().default('system'),
  /** Whether all users see it. `false` before 6.13, which omits it. */
  is_public: z.boolean().default(false),
};

const facts = {
  /** Relative, without a leading slash; ends in a text that is another each time. `null` without a thumbnail. */
  thumbnail_url: z.string().nullable().default(null),
  /** `null` before 6.14, which omits it, and in the response to a change. */
  call_saved_workflow_compatibility: WorkflowCompatibility.nullable().default(null),
};

/** A workflow of the library. */
export const WorkflowRecord = tolerantObject({
  ...base,
  /** The document itself. */
  workflow: StoredWorkflow,
  ...facts,
});
export interface WorkflowRecord extends z.infer<typeof WorkflowRecord> {}

/** A workflow of the library without its document. */
export const WorkflowListItem = tolerantObject({
  ...base,
  /** The description in the document. */
  description: z.string(),
  /** The category in the document. */
  category: WorkflowCategory,
  /** The tags in the document, separated by commas. */
  tags: z.string(),
  ...facts,
});
export interface WorkflowListItem extends z.infer<typeof WorkflowListItem> {}

/** One page of the library. Pages have numbers, unlike those of other lists. */
export const WorkflowPage = tolerantObject({
  /** The number of the page as requested, from 0. */
  page: z.int(),
  /** How many pages there are. */
  pages: z.int(),
  /** The most workflows that a page has. */
  per_page: z.int(),
  /** The number of all workflows that match. */
  total: z.int(),
  /** In the order of the list. None past the last page. */
  items: z.array(WorkflowListItem),
});
export interface WorkflowPage extends z.infer<typeof WorkflowPage> {}

/** A part of the library. */
export const WorkflowPageWindow = z.object({
  /** The number of the page, from 0. */
  page: z.int().min(0),
  /** The most workflows to return. The server examines each row, which takes time. */
  per_page: z.int().min(1).max(1_000),
});
export interface WorkflowPageWindow extends z.infer<typeof WorkflowPageWindow> {}

/** All tags, sorted by code point. */
export const WorkflowTags = z.array(z.string());

/** How many workflows there are of each tag or category that was asked for. */
export const WorkflowCounts = z.record(z.string(), z.int());
export type WorkflowCounts = z.infer<typeof WorkflowCounts>;
