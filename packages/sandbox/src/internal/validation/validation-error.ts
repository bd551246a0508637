/** The path of a value in a request: `['query', 'limit']`, `['body', 'image_names', 3]`. */
export type Location = readonly (string | number)[];

/** One validation error as pydantic reports it. */
export interface Issue {
  readonly type: string;
  readonly loc: Location;
  readonly msg: string;
  readonly input: unknown;
  readonly ctx?: Readonly<Record<string, unknown>>;
}

/** Invalid input. A request gets a 422 response with these issues. */
export class ValidationError extends Error {
  readonly issues: readonly Issue[];

  constructor(...issues: readonly Issue[]) {
    super('The request is invalid');
    this.issues = issues;
  }
}

export const missingIssue = (loc: Location, whole: unknown = null): Issue => ({
  type: 'missing',
  loc,
  msg: 'Field required',
  input: whole,
});

export const extraForbidden = (loc: Location, input: unknown): ValidationError =>
  new ValidationError({ type: 'extra_forbidden', loc, msg: 'Extra inputs are not permitted', input });

/** Runs every step, then throws one error with the issues of all of them. */
export function collectIssues(steps: Iterable<() => void>): void {
  const issues: Issue[] = [];
  for (const step of steps) {
    try {
      step();
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      issues.push(...error.issues);
    }
  }
  if (issues.length > 0) throw new ValidationError(...issues);
}
