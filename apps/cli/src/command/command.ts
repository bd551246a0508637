import type { Context } from './context.js';

/** What a value on the command line names, so that the shell can complete it. */
export type Completion = 'board' | 'model' | 'profile' | 'transfer';

interface Described {
  readonly about: string;
}
interface Valued extends Described {
  readonly placeholder: string;
  readonly completes?: Completion | undefined;
}

/** A flag of a command. */
export type FlagSpec =
  | (Described & { readonly type: 'switch' })
  | (Valued & { readonly type: 'text' })
  | (Valued & { readonly type: 'count' })
  | (Valued & { readonly type: 'list' })
  | (Described & { readonly type: 'choice'; readonly values: readonly string[] });

/** An argument without a flag. */
export interface ArgumentSpec extends Described {
  readonly completes?: Completion | undefined;
  /** `any` is many or none. */
  readonly arity: 'any' | 'many' | 'one' | 'optional';
}

export type FlagSpecs = Readonly<Record<string, FlagSpec>>;
export type ArgumentSpecs = Readonly<Record<string, ArgumentSpec>>;

type FlagValue<F> = F extends { readonly type: 'switch' }
  ? boolean
  : F extends { readonly type: 'count' }
    ? number | undefined
    : F extends { readonly type: 'list' }
      ? readonly string[]
      : F extends { readonly type: 'choice'; readonly values: readonly (infer V)[] }
        ? V | undefined
        : string | undefined;
type ArgumentValue<A> = A extends { readonly arity: 'any' | 'many' }
  ? readonly string[]
  : A extends { readonly arity: 'optional' }
    ? string | undefined
    : string;

/** What was given on the command line. */
export interface Input<F, A> {
  readonly flags: { readonly [Name in keyof F]: FlagValue<F[Name]> };
  readonly args: { readonly [Name in keyof A]: ArgumentValue<A[Name]> };
}

/**
 * What a command does to a server: nothing (`local`), it reads (`read`), it reads for as long as something goes on
 * (`follow`), or it changes something (`change`): those plan first, ask, and report.
 */
type CommandKind = 'local' | 'read' | 'follow' | 'change';

/** A command: what it takes, what it says of itself, and what it does. */
export interface Command<F = FlagSpecs, A = ArgumentSpecs> {
  readonly kind: CommandKind;
  /** One line, in the indicative. */
  readonly summary: string;
  readonly details?: string | undefined;
  /** What follows `invoke`, and what it is for. */
  readonly examples: readonly [Example, Example, ...Example[]];
  readonly flags: F;
  readonly args: A;
  /** The fields of `--json`, if they can be selected. */
  readonly fields?: readonly string[] | undefined;
  /** Returns the exit code, or nothing for 0. */
  run(input: Input<F, A>, context: Context): Promise<number | undefined>;
}

/** An example of a command line, without `invoke`. */
interface Example {
  readonly line: string;
  readonly about: string;
}

/** A command and the words that name it. */
export interface NamedCommand {
  readonly words: readonly string[];
  readonly command: Command;
}

/** Returns a command whose flags and arguments are typed by what it says of them. */
export const command = <const F extends FlagSpecs, const A extends ArgumentSpecs>(spec: Command<F, A>): Command =>
  spec as Command;
