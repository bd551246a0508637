/** A body in the form in which it is compared. */
export type Body =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'facts'; readonly value: unknown };

/** A request and its response, or an event. */
export interface Exchange {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly status: number;
  /** The headers that matter to a client. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body;
  /** When the response or the event arrived, by the server's clock, in milliseconds. */
  readonly clock: number;
  /** Only prepares a scenario: compared like all others, but not counted. */
  readonly isPreparation: boolean;
}
