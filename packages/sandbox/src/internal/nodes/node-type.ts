import type { NodeContext } from './context.js';
import type { Kind, ValueOf } from './kind.js';

/** The possible sources of the value of an input. */
export type InputSource = 'any' | 'connection' | 'direct';

/** One input of a node. */
export interface Input<T> extends Kind<T> {
  readonly fallback: unknown;
  /** The node cannot run without it; a graph can be enqueued without it. */
  readonly isRequired: boolean;
  /** A graph cannot be enqueued without it. */
  readonly isGiven?: boolean;
  readonly source: InputSource;
  /** The server's hints for its editor. */
  readonly hints: Readonly<Record<string, unknown>>;
  /** Returns what is wrong with a value in combination with the other inputs read so far. */
  check?(value: T, others: Readonly<Record<string, unknown>>): string | undefined;
}

export type Inputs = Readonly<Record<string, Input<unknown>>>;
export type Outputs = Readonly<Record<string, Kind<unknown> & Partial<Pick<Input<unknown>, 'hints'>>>>;

/** The output of a node. Its class is in the server's OpenAPI document. */
export interface OutputType<O extends Outputs = Outputs> {
  readonly type: string;
  readonly className: string;
  readonly outputs: O;
  /** The output before which the server writes the type, which by default is last. */
  readonly typeBefore?: string;
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
  /** Whether it has the inputs `board` and `metadata` of nodes that save images. */
  readonly savesImage?: boolean;
  /** Whether it has the input `metadata` alone. */
  readonly takesMetadata?: boolean;
  /** Whether it keeps unknown inputs. */
  readonly keepsExtras?: boolean;
  /** The input before which the server writes the type of a node, which by default is last. */
  readonly typeBefore?: string;
  /** Returns what is wrong with the inputs together. */
  readonly check?: (inputs: Values<I>) => string | undefined;
  readonly invoke: (inputs: Values<I>, context: NodeContext) => Values<O> | Promise<Values<O>>;
}

/** A node type that the sandbox runs. */
export interface NodeType extends Omit<NodeTypeOptions<Inputs, Outputs>, 'check' | 'invoke'> {
  readonly usesCache: boolean;
  readonly savesImage: boolean;
  readonly takesMetadata: boolean;
  readonly keepsExtras: boolean;
  check?(inputs: Readonly<Record<string, unknown>>): string | undefined;
  invoke(
    inputs: Readonly<Record<string, unknown>>,
    context: NodeContext,
  ): Readonly<Record<string, unknown>> | Promise<Readonly<Record<string, unknown>>>;
}

export const nodeType = <I extends Inputs, O extends Outputs>(options: NodeTypeOptions<I, O>): NodeType => ({
  usesCache: true,
  savesImage: false,
  takesMetadata: false,
  keepsExtras: false,
  ...(options as Omit<typeof options, 'check'>),
  ...(options.check && { check: options.check as NonNullable<NodeType['check']> }),
  invoke: options.invoke as NodeType['invoke'],
});

export const outputType = <O extends Outputs>(type: string, className: string, outputs: O): OutputType<O> => ({
  type,
  className,
  outputs,
});
