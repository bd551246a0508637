/** A body in the form in which it is compared. */
export type Body =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'facts'; readonly value: unknown };

/** What a server was asked and what it answered. */
export interface Exchange {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly status: number;
  /** Those headers that a client can tell apart. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body;
  /** Only there to get to the point of a scenario: compared like all others, but not counted. */
  readonly isPreparation: boolean;
}
