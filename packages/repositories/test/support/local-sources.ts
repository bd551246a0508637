import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'x-sources-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

/** Creates a repository with a pack of custom nodes, which is as much of it as a sandbox reads, and returns its path. */
export function packSource(name: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, '.git'), { recursive: true });
  writeFileSync(join(path, '__init__.py'), '@invocation("x_double", version="1.0.0")\nclass Double: ...\n');
  return path;
}

/** Creates a file that a server installs, as a model that it does not recognize, and returns its path. */
export function modelSource(name: string): string {
  const path = join(folder, `${name}.safetensors`);
  writeFileSync(path, 'no tensors');
  return path;
}
