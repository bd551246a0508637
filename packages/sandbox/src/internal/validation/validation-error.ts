/** Where a value stands in a request: `['query', 'limit']`, `['body', 'image_names', 3]`. */
export type Location = readonly (string | number)[];

/** One complaint about a request, in the server's words. */
export interface Issue {
  readonly type: string;
  readonly loc: Location;
  readonly msg: string;
  readonly input: unknown;
  readonly ctx?: Readonly<Record<string, unknown>>;
}

/** A request is refused with 422 and these complaints. */
export class Invalid extends Error {
  readonly issues: readonly Issue[];

  constructor(...issues: readonly Issue[]) {
    super('The request is invalid');
    this.issues = issues;
  }
}

export const missing = (loc: Location): Issue => ({ type: 'missing', loc, msg: 'Field required', input: null });

/** Runs every step, then throws the complaints of all of them at once. */
export function collectIssues(steps: Iterable<() => void>): void {
  const issues: Issue[] = [];
  for (const step of steps) {
    try {
      step();
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      issues.push(...error.issues);
    }
  }
  if (issues.length > 0) throw new Invalid(...issues);
}
