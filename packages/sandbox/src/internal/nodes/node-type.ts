import type { NodeContext } from './context.js';
import type { Kind, ValueOf } from './kind.js';

/** Where an input's value may come from. */
export type InputSource = 'any' | 'connection' | 'direct';

/** One input of a node. */
export interface Input<T> extends Kind<T> {
  readonly fallback: unknown;
  /** The node cannot run without it, though a graph can be sent without it. */
  readonly isRequired: boolean;
  readonly source: InputSource;
  /** The server's hints for its editor. */
  readonly hints: Readonly<Record<string, unknown>>;
  /** Returns what is wrong with a value beside the others of its node, which lack those that were not read. */
  check?(value: T, others: Readonly<Record<string, unknown>>): string | undefined;
}

export type Inputs = Readonly<Record<string, Input<unknown>>>;
export type Outputs = Readonly<Record<string, Kind<unknown> & Partial<Pick<Input<unknown>, 'hints'>>>>;

/** What a node answers. Its class is named in the server's OpenAPI document. */
export interface OutputType<O extends Outputs = Outputs> {
  readonly type: string;
  readonly className: string;
  readonly outputs: O;
}

type Values<I> = { readonly [K in keyof I]: ValueOf<I[K]> };

export interface NodeTypeOptions<I extends Inputs, O extends Outputs> {
  readonly type: string;
  readonly className: string;
  readonly title: string;
  readonly version: string;
  readonly category: string;
  readonly tags?: readonly string[];
  readonly classification?: string;
  readonly inputs: I;
  readonly output: OutputType<O>;
  /** @default true */
  readonly usesCache?: boolean;
  /** It has the inputs `board` and `metadata` of those that make images. */
  readonly draws?: boolean;
  /** It keeps inputs that it does not know. */
  readonly keepsExtras?: boolean;
  readonly invoke: (inputs: Values<I>, context: NodeContext) => Values<O> | Promise<Values<O>>;
}

/** A type of node that the sandbox runs. */
export interface NodeType extends Omit<NodeTypeOptions<Inputs, Outputs>, 'invoke'> {
  readonly usesCache: boolean;
  readonly draws: boolean;
  readonly keepsExtras: boolean;
  invoke(
    inputs: Readonly<Record<string, unknown>>,
    context: NodeContext,
  ): Readonly<Record<string, unknown>> | Promise<Readonly<Record<string, unknown>>>;
}

export const nodeType = <I extends Inputs, O extends Outputs>(options: NodeTypeOptions<I, O>): NodeType => ({
  usesCache: true,
  draws: false,
  keepsExtras: false,
  ...options,
  invoke: options.invoke as NodeType['invoke'],
});

export const outputType = <O extends Outputs>(type: string, className: string, outputs: O): OutputType<O> => ({
  type,
  className,
  outputs,
});
