import { join } from 'node:path';

import type { FaultRule } from './fault.js';
import { Database } from './internal/database.js';
import { Faults } from './internal/faults.js';
import { diskFiles, memoryFiles } from './internal/files.js';
import { createHandler } from './internal/handler.js';
import { pathOf } from './internal/path.js';
import { plant } from './internal/plant.js';
import { race } from './internal/race.js';
import type { Seed, Seeded } from './seed.js';

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
   * What chance decides by when a fault is likely rather than certain.
   *
   * @default 0
   */
  readonly seed?: number | undefined;
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
  /** Makes requests go wrong from now on. Returns what ends that. */
  fault(rule: FaultRule): () => void;
  /** Answers again after a `kill`. */
  revive(): void;
  /**
   * Puts boards and images into the database, thousands in no time: all those images share one small picture.
   * They count as made one after the other, the last just now.
   */
  seed(seed: Seed): Promise<Seeded>;
  /** Ends the sandbox. What is in its folder stays. */
  close(): void;
}

/** Returns a sandbox that holds what its folder holds, and in memory nothing. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const { root, clock = () => new Date(), uuid = () => crypto.randomUUID() } = options;
  const { basePath = '', version = '6.14.2', seed = 0 } = options;
  const files = root === undefined ? memoryFiles() : diskFiles(root);
  const database = new Database(root === undefined ? ':memory:' : join(root, 'sandbox.db'));
  const state = { database, files, downloads: new Map(), clock, uuid, version };
  const handle = createHandler(state, basePath);
  const faults = new Faults(seed, (request) => pathOf(request, basePath));
  const close = () => database.close();

  return {
    fetch: async (input, init) => {
      const request = new Request(input, init);
      return race(() => faults.run(request, handle), request.signal);
    },
    fault: (rule) => faults.add(rule),
    revive: () => faults.revive(),
    seed: (records) => plant(state, records),
    close,
    [Symbol.dispose]: close,
  };
}
