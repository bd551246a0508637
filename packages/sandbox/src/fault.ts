/** What may go wrong with a request. */
export type Fault =
  /** It takes longer. */
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** It is not carried out, and answered with this status, by default 503. */
  | {
      readonly kind: 'status';
      readonly status?: number | undefined;
      /** Text, or what is sent as JSON. */
      readonly body?: unknown;
      /** Seconds. */
      readonly retryAfter?: number | undefined;
    }
  /** It is carried out, and its answer never comes. */
  | { readonly kind: 'lose' }
  /** It is not carried out: the connection breaks first. */
  | { readonly kind: 'reset' }
  /** It is carried out, and its answer breaks off half-way. */
  | { readonly kind: 'truncate' }
  /** It is not carried out, unless `done`, and neither it nor any later one is answered until the sandbox is revived. */
  | { readonly kind: 'kill'; readonly done?: boolean | undefined };

/** A fault and when it happens: at every request, unless it is narrowed down. */
export type FaultRule = Fault & {
  /** An operation, spelled as in `POST /api/v1/board_images/batch` with `{…}` for any value, or what looks at each request. */
  readonly match?: string | ((request: Request) => boolean) | undefined;
  /** How many matching requests pass unharmed at first. */
  readonly after?: number | undefined;
  /** How often it happens at most. */
  readonly times?: number | undefined;
  /** How likely it happens, from 0 to 1. What is decided, and when, follows from the sandbox's `seed` alone. */
  readonly probability?: number | undefined;
};
