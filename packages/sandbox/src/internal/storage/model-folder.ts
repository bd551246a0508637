import { existsSync, readdirSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';

/**
 * Returns the folder of models that belong to a sandbox. Without a folder for the sandbox it is one for temporary files.
 * It need not exist.
 */
export const modelFolderOf = (root: string | undefined, id: string): string =>
  root === undefined ? join(tmpdir(), `x-sandbox-${id}`, 'models') : resolve(root, 'models');

/** Returns where the files of a model are. A relative path is one in the folder. */
export const modelPath = (folder: string, path: string): string => resolve(folder, path);

/** Returns whether the files of a model exist. */
export const hasModelFiles = (folder: string, path: string): boolean => existsSync(modelPath(folder, path));

/** Removes the files of a model that is in the folder. Files elsewhere belong to somebody else, and remain. */
export function removeModelFiles(folder: string, path: string): void {
  const target = resolve(folder, path);
  if (!target.startsWith(folder + sep) || !existsSync(target)) return;
  rmSync(target, { recursive: true });
  const parent = dirname(target);
  if (parent !== folder && statSync(parent).isDirectory() && readdirSync(parent).length === 0) rmdirSync(parent);
}
