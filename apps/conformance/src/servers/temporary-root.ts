import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { removeStale } from './remove-stale.js';

const PREFIX = 'x-conformance-';

/** Creates a root folder for a server. Its name contains the id of this process. */
export async function createRoot(settings: Readonly<Record<string, string | number | boolean>>): Promise<string> {
  await removeStale(tmpdir(), PREFIX);
  const root = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const lines = Object.entries({ schema_version: '4.0.2', host: '127.0.0.1', ...settings });
  await writeFile(join(root, 'invokeai.yaml'), lines.map(([name, value]) => `${name}: ${value}\n`).join(''));
  return root;
}
