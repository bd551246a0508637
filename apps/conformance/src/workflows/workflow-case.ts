import type { Fields, WorkflowFile } from './document.js';

/** A document of the node editor, and what running it must send. */
export interface WorkflowCase {
  /** The rule that it shows. */
  readonly title: string;
  readonly document: WorkflowFile | readonly [];
  /** Other settings than the editor's defaults. */
  readonly settings?: CaseSettings;
  readonly expected: CaseExpectation;
  /** Why the editor sends something else, where its behavior is not worth copying. */
  readonly oddity?: string;
  /** Why it holds in a document of its own alone. */
  readonly alone?: string;
}

/** What a conversion depends on beside the document. */
export interface CaseSettings {
  /** The workflows of the library, by the id that the document names. */
  readonly library?: Readonly<Record<string, WorkflowFile>>;
  /** The board of new images. */
  readonly autoAddBoard?: string;
  /** All ids that the server has. By default it has every one that does not begin with {@link GONE}. */
  readonly known?: readonly string[];
  /** What the server returns for each dynamic prompt, and as names for each board. */
  readonly lists?: Readonly<Record<string, readonly string[]>>;
}

/** What a document must become. Parts that are left out must be empty. */
export type CaseExpectation =
  /** Words of the reason why it cannot be loaded. */
  | { readonly refused: string }
  | {
      /** The nodes of the graph with their inputs by id. Attributes are those of {@link ATTRIBUTES} unless named. */
      readonly nodes?: Readonly<Record<string, Fields>>;
      /** The edges of the graph, such as `a.value -> b.a`. */
      readonly edges?: readonly string[];
      /** The lists of the batch, each a zip of inputs, such as `b.a`, with their values. */
      readonly data?: readonly (readonly (readonly [input: string, values: readonly unknown[]])[])[];
      /** What was changed, such as `edge_removed b.a`. */
      readonly changes?: readonly string[];
      /** Why the editor would not run it, such as `input_missing s.image`. */
      readonly problems?: readonly string[];
      /** What generators need of the server, where `lists` does not hold it. */
      readonly lookups?: readonly unknown[];
      /** The status and words of the message with which the server refuses it. Left out, it accepts it. */
      readonly server?: string;
      /** The same of a second fault, which the server may name instead. */
      readonly otherServer?: string;
    };

/** The attributes of a node of the graph, as the nodes of the cases store them. */
export const ATTRIBUTES: Fields = { use_cache: true, is_intermediate: true };

/** Names in the documents. Each server has its own name for what they mean. */
export const IMAGE = 'image-1.png';
export const OTHER_IMAGE = 'image-2.png';
export const BOARD = 'board-1';
export const MODEL: Fields = { key: 'model-1', hash: 'hash-1', name: 'name-1', base: 'sd-1', type: 'lora' };

/** The beginning of names that no server has. */
export const GONE = 'gone';
