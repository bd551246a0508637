/** How the values of a choice or wildcard are taken: at random, each in every combination, or one after the other. */
export type Method = 'random' | 'combinations' | 'cycle';

/** One part of a prompt template. */
export type Part = Text | Sequence | Choice | Wildcard | Variable | Assignment | Wrap;

interface Text {
  readonly kind: 'text';
  readonly text: string;
}

export interface Sequence {
  readonly kind: 'sequence';
  readonly parts: readonly Part[];
}

/** `{a|b}`: some of its options, joined by the separator. */
export interface Choice {
  readonly kind: 'choice';
  readonly options: readonly { readonly value: Part; readonly weight: number }[];
  readonly minimum: number;
  readonly maximum: number;
  readonly separator: string;
  readonly method: Method | undefined;
}

/** `__name__`: a value of a list, of which there is none. */
interface Wildcard {
  readonly kind: 'wildcard';
  readonly name: Part;
  readonly method: Method | undefined;
}

/** `${name}`, `${name:default}`: the value of a variable. */
interface Variable {
  readonly kind: 'variable';
  readonly name: string;
  readonly fallback: Part | undefined;
}

/** `${name=value}`: the value of a variable for the parts beside it; with `=!` one value instead of a new one each time. */
export interface Assignment {
  readonly kind: 'assignment';
  readonly name: string;
  readonly value: Part;
  readonly keepsExisting: boolean;
  readonly isImmediate: boolean;
}

/** `%{before ... after$$inner}`: one part around another. */
export interface Wrap {
  readonly kind: 'wrap';
  readonly wrapper: Part;
  readonly inner: Part;
}

/** Says whether a part is a sequence of nothing, which counts as no value. */
export const isEmpty = (part: Part): boolean => part.kind === 'sequence' && part.parts.length === 0;

/** The method of a part, if it has one of its own. */
export const methodOf = (part: Part): Method | undefined =>
  part.kind === 'choice' || part.kind === 'wildcard' ? part.method : undefined;

/** Says whether two parts are written alike. */
export const isSame = (one: Part, other: Part): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);
