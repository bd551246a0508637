import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll } from 'vitest';

/** Folders of a test file, deleted after it. */
export interface TemporaryFolder {
  /** The folder that holds them all. */
  readonly path: string;
  /** Returns the path of another folder, which does not exist yet. */
  next(): string;
}

/** Creates a folder for a test file. */
export function temporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), 'x-archive-'));
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  let serial = 0;
  return { path, next: () => join(path, `${++serial}`) };
}
