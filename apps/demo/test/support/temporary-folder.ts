import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Creates a folder that is deleted at the end of its scope. */
export async function temporaryFolder() {
  const path = await mkdtemp(join(tmpdir(), 'demo-test-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
}
