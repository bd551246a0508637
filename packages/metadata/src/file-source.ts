import type { ByteSource } from './source.js';

/** What is used of a file that is open. */
interface OpenFile {
  read(buffer: Uint8Array, offset: number, length: number, position: number): Promise<{ readonly bytesRead: number }>;
  stat(): Promise<{ readonly size: number }>;
  close(): Promise<void>;
}

/** What is used of Node. */
interface Node {
  getBuiltinModule(name: 'node:fs/promises'): { open(path: string, flags: 'r'): Promise<OpenFile> };
}

/**
 * Returns a byte source that reads the file at `path` in parts. For Node, Bun and Deno.
 *
 * `readMetadata` closes the file when it is done. Rejects with the error of the file system.
 */
export async function openFileSource(path: string): Promise<ByteSource> {
  const { process } = globalThis as typeof globalThis & { readonly process: Node };
  const file = await process.getBuiltinModule('node:fs/promises').open(path, 'r');
  try {
    const { size } = await file.stat();
    return {
      size,
      read: (offset, length) => read(file, offset, Math.min(length, size - offset)),
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function read(file: OpenFile, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(Math.max(length, 0));
  let filled = 0;
  while (filled < bytes.length) {
    const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, offset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}
