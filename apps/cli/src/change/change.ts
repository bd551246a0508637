import type { RequestOptions } from '@x/transport/options';

/** What a change does to one thing. */
export interface Action {
  readonly action:
    | 'cancel'
    | 'copy'
    | 'create'
    | 'delete'
    | 'download'
    | 'install'
    | 'move'
    | 'rename'
    | 'retry'
    | 'run'
    | 'star'
    | 'unstar'
    | 'upload';
  readonly kind: 'board' | 'file' | 'folder' | 'image' | 'job' | 'model' | 'video' | 'workflow';
  /** The name of an image or a video, the id of another thing; of what is to be created, its name. */
  readonly name: string;
  /** Where it is to be: the name of a board, a new name. */
  readonly to?: string | undefined;
}

/**
 * What became of an action: it is `done`, what it makes was there already (`present`), the server `failed` to do it, the
 * thing is `gone`, its response was lost and it may be done (`unknown`), it was `not-sent` before the work stopped, or it
 * cannot be done at all (`skipped`).
 */
export type Status = 'done' | 'present' | 'failed' | 'gone' | 'unknown' | 'not-sent' | 'skipped';

/** The outcome of an action. */
export interface Outcome extends Action {
  readonly status: Status;
  /** Why it is not done, or what is remarkable about it. */
  readonly why?: string | undefined;
  /** What there is now: the id of a new board, the name of a copy. */
  readonly result?: string | undefined;
}

/** The progress of a change. */
export interface ChangeProgress<Report> {
  readonly done: number;
  readonly total: number;
  readonly bytes?: number | undefined;
  readonly totalBytes?: number | undefined;
  readonly failed?: number | undefined;
  /** The report so far, if there is one. */
  readonly report?: Report | undefined;
}

/** How a change is carried out. */
export interface RunOptions<Report> extends RequestOptions {
  readonly onProgress: (progress: ChangeProgress<Report>) => void;
}

/** A change that has been planned: all that it will do, and what does it. */
export interface Change<Report> {
  /** Each action, in the order in which a person reads them. A run does these and no others. */
  readonly actions: readonly Action[];
  /** What was asked for and cannot be done, and why. It is reported, and no action. */
  readonly skipped?: readonly Outcome[] | undefined;
  /** How many things need no action, by why. */
  readonly unchanged?: Readonly<Record<string, number>> | undefined;
  /** Whether a run before was killed: then it is run though no action is left, to do what follows the last one. */
  readonly isLeft?: boolean | undefined;
  /** What a run makes besides its actions, as a person reads it: it is run then though there is no action. */
  readonly makes?: string | undefined;
  /** Does it. Rejects as a `Task` of `@x/services` does. */
  run(options: RunOptions<Report>): Promise<Report>;
  /** Returns the outcome of each action that a report knows of. */
  outcomes(report: Report): readonly Outcome[];
}
