import type { FieldType, LengthLimits, ModelFilter, NumberLimits } from '@x/models/node-template';

/** A value that an input takes, and the text that editors show for it. */
export interface InputChoice {
  /** What is run. */
  readonly value: string | number | boolean;
  /** What is shown. */
  readonly label: string;
}

/** What an input takes. */
export interface InputRule {
  /** The type as the node editor names it, and whether it is a list. */
  readonly type: FieldType;
  /** Of numbers: those of the server, narrowed by those of the form. */
  readonly limits?: NumberLimits | undefined;
  /** Of texts: how many characters. */
  readonly length?: LengthLimits | undefined;
  /** Of lists: how many items. */
  readonly items?: LengthLimits | undefined;
  /** The only values that are allowed. */
  readonly choices?: readonly InputChoice[] | undefined;
  /** Of models: which ones. Left out, any. */
  readonly models?: ModelFilter | undefined;
}

/** A container of a form. */
export interface FormContainer {
  /** Its id in the form. */
  readonly id: string;
  /** How its elements are arranged. */
  readonly layout: 'column' | 'row';
}

/** Where the form shows an input. */
export interface FormPlace {
  /** The ids and layouts of the containers around it, the outermost first. */
  readonly containers: readonly FormContainer[];
  /** The text of the last heading before it in the form; `undefined` when there is none. */
  readonly heading: string | undefined;
}

/** An input that the author of a workflow exposes. */
export interface ExposedInput extends InputRule {
  /** What `run` takes: the label, or `nodeId.field` where several inputs have the label. */
  readonly key: string;
  /** The label of the author, else the title of the input, else its name. */
  readonly label: string;
  /** The description of the author, else that of the server; it may be empty. */
  readonly description: string;
  /** The node in the document. */
  readonly nodeId: string;
  /** The input of the node. */
  readonly field: string;
  /** The value in the document; `undefined` when there is none. */
  readonly value: unknown;
  /** The default of the server; `undefined` when there is none. */
  readonly default: unknown;
  /** Whether the workflow cannot be run without a value for it: the document has none. */
  readonly required: boolean;
  /** Whether an edge gives the value, so that `run` takes none. */
  readonly isConnected: boolean;
  /** Where the form shows it; `undefined` in a document without a form. */
  readonly place: FormPlace | undefined;
}
