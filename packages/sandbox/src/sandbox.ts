import { join } from 'node:path';

import { Database } from './internal/database.js';
import { diskFiles, memoryFiles } from './internal/files.js';
import { createHandler } from './internal/handler.js';

/** How a sandbox differs from the usual. */
export interface SandboxOptions {
  /**
   * The folder that everything is kept in.
   *
   * @default nothing is written to disk
   */
  readonly root?: string | undefined;
  /** What time it is, for whatever is made or changed. */
  readonly clock?: (() => Date) | undefined;
  /** Chooses the ids of boards and the names of images. */
  readonly uuid?: (() => string) | undefined;
  /** The path under which the server is found as well, such as `/invoke`. */
  readonly basePath?: string | undefined;
  /**
   * The version it says it is. It behaves as 6.14.2 whatever it says.
   *
   * @default '6.14.2'
   */
  readonly version?: string | undefined;
}

/** An InvokeAI that answers in this process. */
export interface Sandbox extends Disposable {
  /** Answers a request to any host. Give it to whatever takes a `fetch`. */
  readonly fetch: typeof globalThis.fetch;
  /** Ends the sandbox. What is in its folder stays. */
  close(): void;
}

/** Returns a sandbox that holds what its folder holds, and in memory nothing. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const {
    root,
    clock = () => new Date(),
    uuid = () => crypto.randomUUID(),
    basePath = '',
    version = '6.14.2',
  } = options;
  const files = root === undefined ? memoryFiles() : diskFiles(root);
  const database = new Database(root === undefined ? ':memory:' : join(root, 'sandbox.db'));
  const handle = createHandler({ database, files, downloads: new Map(), clock, uuid, version }, basePath);
  const close = () => database.close();

  return {
    fetch: async (input, init) => handle(new Request(input, init)),
    close,
    [Symbol.dispose]: close,
  };
}
