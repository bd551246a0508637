import type { Page } from 'playwright-core';

/** What a phase does with the page. */
export interface PhaseContext {
  readonly page: Page;
  readonly url: string;
  /** WebFiles that can be uploaded. */
  readonly pictures: readonly WebFile[];
}

/** A file to upload. */
export interface WebFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A part of the run, as a user does it. It rejects when the page does not show what it should. */
export interface Phase {
  readonly title: string;
  readonly run: (context: PhaseContext) => Promise<void>;
}
