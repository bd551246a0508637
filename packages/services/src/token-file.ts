import { InputError, printValue } from '@x/transport/errors';

import { requireObject } from './internal/arguments.js';
import { serverOf, type TokenStorage } from './token-storage.js';

/** What is used of Node. */
interface Node {
  readonly platform: string;
  getBuiltinModule(name: 'node:fs/promises'): {
    mkdir(path: string, options: { recursive: true; mode: number }): Promise<unknown>;
    readFile(path: string, encoding: 'utf8'): Promise<string>;
    rename(from: string, to: string): Promise<void>;
    rm(path: string, options: { force: true }): Promise<void>;
    stat(path: string): Promise<{ readonly mode: number }>;
    writeFile(path: string, text: string, options: { flag: 'wx'; mode: number }): Promise<void>;
  };
  getBuiltinModule(name: 'node:path'): { dirname(path: string): string };
}

/** Where a program keeps a token. */
export interface FileTokensOptions {
  /** The file, for one user on one server. Its folder is created. */
  readonly path: string;
  /** The base URL of the server. A token of another server that is in the file is not used. */
  readonly server: string;
}

/**
 * Returns a storage in a file that only its owner can read. For Node, Bun and Deno.
 *
 * The file is replaced as a whole, so another program never reads half of one. Rejects with an `InputError` when others
 * can read the file.
 */
export function createFileTokens(options: FileTokensOptions): TokenStorage {
  const { path, server } = requireObject('options', options);
  if (typeof path !== 'string' || path === '') {
    throw new InputError('path', `must be the path of a file, got ${printValue(path)}`);
  }
  const origin = serverOf(server);
  const { platform, getBuiltinModule } = (globalThis as typeof globalThis & { readonly process: Node }).process;
  const { mkdir, readFile, rename, rm, stat, writeFile } = getBuiltinModule('node:fs/promises');
  const { dirname } = getBuiltinModule('node:path');
  return {
    async load() {
      const found = await stat(path).catch(unlessMissing);
      if (!found) return undefined;
      if (platform !== 'win32' && (found.mode & OTHERS) !== 0) {
        throw new InputError('path', `${printValue(path)} can be read by others; run chmod 600, or delete it`);
      }
      return tokenIn(await readFile(path, 'utf8'), origin);
    },
    async save(token) {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const next = `${path}.${crypto.randomUUID()}`;
      try {
        await writeFile(next, JSON.stringify({ server: origin, token }), { flag: 'wx', mode: 0o600 });
        await rename(next, path);
      } catch (error) {
        await rm(next, { force: true });
        throw error;
      }
    },
    clear: () => rm(path, { force: true }),
  };
}

/** The permissions of a file for others than its owner. */
const OTHERS = 0o077;

function unlessMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}

/** Returns the token in a file; undefined for one of another server, and for anything else. */
function tokenIn(text: string, server: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isOurs = typeof value === 'object' && value !== null && 'server' in value && value.server === server;
    return isOurs && 'token' in value && typeof value.token === 'string' ? value.token : undefined;
  } catch {
    return undefined;
  }
}
