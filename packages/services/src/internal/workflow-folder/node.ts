/** An entry of a folder. */
interface FolderEntry {
  readonly name: string;
  isFile(): boolean;
}

/** What is used of Node's files. */
export interface FileSystem {
  link(from: string, to: string): Promise<void>;
  readFile(path: string): Promise<Uint8Array>;
  readdir(path: string, options: { withFileTypes: true }): Promise<readonly FolderEntry[]>;
  rename(from: string, to: string): Promise<void>;
  rm(path: string, options: { force: true }): Promise<void>;
  stat(path: string): Promise<{ readonly mode: number; readonly mtimeMs: number; isDirectory(): boolean }>;
  writeFile(path: string, text: string, options: { flag: 'wx'; mode: number }): Promise<void>;
}

interface Hash {
  update(text: string): Hash;
  digest(encoding: 'hex'): string;
}

/** What is used of Node. */
interface Node {
  readonly pid: number;
  kill(pid: number, signal: 0): void;
  getBuiltinModule(name: 'node:fs/promises'): FileSystem;
  getBuiltinModule(name: 'node:path'): { join(...parts: readonly string[]): string };
  getBuiltinModule(name: 'node:os'): { hostname(): string };
  getBuiltinModule(name: 'node:crypto'): { createHash(algorithm: 'sha256'): Hash };
}

/** Returns what is used of Node, Bun or Deno. */
export const node = (): Node => (globalThis as typeof globalThis & { readonly process: Node }).process;

/** Returns the code of an error of the file system, such as `ENOENT`. */
export const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

/** Returns the SHA-256 of a text. */
export const hashOf = (text: string): string =>
  node().getBuiltinModule('node:crypto').createHash('sha256').update(text).digest('hex');
