/** A bar that grows to the right, and goes away when it is disposed of. */
export interface Bar extends Disposable {
  /** Shows how much is done; without a number one more than before. */
  step(done?: number): void;
  /** Says something beside it, in place of what was said before. */
  note(text: string): void;
}

/** A bar that nobody sees. */
export const noBar: Bar = { step() {}, note() {}, [Symbol.dispose]() {} };

export type Row = readonly (string | number)[];

/** A chapter that is over. */
export interface Chapter {
  readonly title: string;
  /** What it did, or why it could not. */
  readonly did: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** The server was too old for it. */
  readonly passedOver: boolean;
  readonly requests: number;
  readonly milliseconds: number;
}

/** Where a file or a place can be found afterwards. */
export interface Place {
  readonly what: string;
  readonly where: string;
}

/** All that happened. */
export interface Journey {
  readonly server: { readonly url: string; readonly version: string; readonly sandbox: boolean };
  readonly chapters: readonly Chapter[];
  readonly broken: readonly { readonly file: string; readonly reason: string }[];
  readonly places: readonly Place[];
}

/** Shows people, or tells programs, what is going on. */
export interface Screen {
  open(server: Journey['server']): void;
  /** Begins a chapter; `about` goes on where the title stops. */
  chapter(title: string, about: string): void;
  /** A sentence. */
  say(text: string): void;
  /** A thing, and below it what there is to say about it. */
  entry(thing: string, text: string): void;
  table(head: readonly string[], rows: readonly Row[]): void;
  /** Starts a bar; `label` says what is being done. */
  bar(label: string, total: number): Bar;
  over(chapter: Chapter): void;
  end(journey: Journey): void;
  fail(sentence: string): void;
}
