import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { isAlive } from './process-id.js';

const PREFIX = 'x-conformance-';

/** Returns a fresh folder for a server to live in. Its name says which process answers for it. */
export async function createRoot(settings: Readonly<Record<string, string | number | boolean>>): Promise<string> {
  await sweep();
  const root = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const lines = Object.entries({ schema_version: '4.0.2', host: '127.0.0.1', ...settings });
  await writeFile(join(root, 'invokeai.yaml'), lines.map(([name, value]) => `${name}: ${value}\n`).join(''));
  return root;
}

/** Removes what runs left behind that were killed before they could. */
export async function sweep(folder = tmpdir()): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(PREFIX)) continue;
    const owner = Number.parseInt(name.slice(PREFIX.length), 10);
    if (owner && !isAlive(owner)) await rm(join(folder, name), { recursive: true, force: true });
  }
}
