/** A progress bar. It disappears when it is disposed. */
export interface ProgressBar extends Disposable {
  /** Sets the number of finished items; without a number adds one. */
  update(done?: number): void;
  /** Shows a note beside the bar instead of the previous one. */
  note(text: string): void;
}

/** A progress bar that shows nothing. */
export const noProgressBar: ProgressBar = { update() {}, note() {}, [Symbol.dispose]() {} };

export type Row = readonly (string | number)[];

/** The report of a finished step. */
export interface StepReport {
  readonly title: string;
  /** The result, or the reason for skipping the step. */
  readonly summary: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** The server does not support the step. */
  readonly isSkipped: boolean;
  readonly requests: number;
  readonly milliseconds: number;
}

/** The location of a file or a server. */
export interface Location {
  readonly what: string;
  readonly where: string;
}

/** The report of a whole tour. */
export interface TourReport {
  readonly server: { readonly url: string; readonly version: string; readonly isSandbox: boolean };
  readonly steps: readonly StepReport[];
  readonly invalidFiles: readonly { readonly file: string; readonly reason: string }[];
  readonly locations: readonly Location[];
}

/** Reports a tour to people or programs. */
export interface Reporter {
  start(server: TourReport['server']): void;
  /** Starts a step. `about` continues the title. */
  startStep(title: string, about: string): void;
  /** Shows a sentence. */
  text(text: string): void;
  /** Shows a subject with text below it. */
  detail(subject: string, text: string): void;
  table(head: readonly string[], rows: readonly Row[]): void;
  /** Starts a progress bar. */
  bar(label: string, total: number): ProgressBar;
  finishStep(report: StepReport): void;
  finish(report: TourReport): void;
  fail(message: string): void;
}
