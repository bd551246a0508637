/** An entry of a folder. */
interface FolderEntry {
  readonly name: string;
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

/** What is known of a file without reading it. */
export interface FileStatus {
  readonly dev: number;
  readonly ino: number;
  readonly mode: number;
  readonly mtimeMs: number;
  readonly size: number;
  isDirectory(): boolean;
  isFile(): boolean;
}

/** An open file. */
export interface FileHandle {
  close(): Promise<void>;
  read(buffer: Uint8Array, offset: number, length: number, position: number): Promise<{ readonly bytesRead: number }>;
  stat(): Promise<{ readonly size: number }>;
  sync(): Promise<void>;
  truncate(length: number): Promise<void>;
  write(bytes: Uint8Array): Promise<{ readonly bytesWritten: number }>;
}

/** What is used of Node's files. */
export interface FileSystem {
  link(from: string, to: string): Promise<void>;
  mkdir(path: string, options: { recursive: true }): Promise<unknown>;
  open(path: string, flags: string): Promise<FileHandle>;
  readFile(path: string): Promise<Uint8Array>;
  readdir(path: string, options: { withFileTypes: true }): Promise<readonly FolderEntry[]>;
  rename(from: string, to: string): Promise<void>;
  rm(path: string, options: { force: true }): Promise<void>;
  stat(path: string): Promise<FileStatus>;
  writeFile(path: string, text: string, options: { flag: 'wx'; mode: number }): Promise<void>;
}

/** What is used of Node's SHA-256. */
export interface Hash {
  update(data: string | Uint8Array): Hash;
  digest(encoding: 'hex'): string;
}

/** What is used of Node. */
interface Node {
  readonly pid: number;
  readonly platform: string;
  kill(pid: number, signal: 0): void;
  getBuiltinModule(name: 'node:fs/promises'): FileSystem;
  getBuiltinModule(name: 'node:path'): { join(...parts: readonly string[]): string };
  getBuiltinModule(name: 'node:os'): { hostname(): string };
  getBuiltinModule(name: 'node:worker_threads'): { readonly threadId: number };
  getBuiltinModule(name: 'node:crypto'): { createHash(algorithm: 'sha256'): Hash };
}

/** Returns what is used of Node, Bun or Deno. */
export const node = (): Node => (globalThis as typeof globalThis & { readonly process: Node }).process;

/** Returns the code of an error of the file system, such as `ENOENT`. */
export const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

/** Returns the SHA-256 of a text. */
export const hashOf = (text: string): string =>
  node().getBuiltinModule('node:crypto').createHash('sha256').update(text).digest('hex');
