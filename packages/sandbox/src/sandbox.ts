/// <reference lib="esnext.disposable" preserve="true" />
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { SandboxEvents } from './events.js';
import type { EventFaultRule, FaultRule } from './fault.js';
import { QueueStore } from './internal/domains/queue/queue-store.js';
import { addedQueueColumns } from './internal/domains/queue/schema.js';
import { domainSchemas } from './internal/domains/registry.js';
import { NodeCache } from './internal/engine/node-cache.js';
import { Processor } from './internal/engine/processor.js';
import { EventBroker } from './internal/events/event-broker.js';
import { EventBus } from './internal/events/event-bus.js';
import { createRandom } from './internal/events/random.js';
import { pathOf } from './internal/http/path.js';
import { TokenAuthenticator } from './internal/identity/authenticator.js';
import { identitySchema } from './internal/identity/schema.js';
import { UserStore } from './internal/identity/user-store.js';
import { imageFolderSchema } from './internal/records/image-folder.js';
import { ImageMoves } from './internal/records/image-moves.js';
import { addedRecordColumns, recordSchema } from './internal/records/schema.js';
import { settingsOf } from './internal/records/settings.js';
import { toFetch } from './internal/server/exchange.js';
import { FaultInjector } from './internal/server/fault-injector.js';
import { createHandler } from './internal/server/handler.js';
import { seedState } from './internal/server/seed.js';
import { Database, MEMORY } from './internal/storage/database.js';
import { diskFiles, memoryFiles } from './internal/storage/files.js';
import { firstStartSchema } from './internal/storage/first-start.js';
import { modelFolderOf } from './internal/storage/model-folder.js';
import { removeUnfinished, unfinishedSchema } from './internal/storage/unfinished-files.js';
import { checkKinds, checkObject } from './internal/validation/check-argument.js';
import { removeSpools } from './internal/validation/spool.js';
import type { Seed, Seeded } from './seed.js';

/** Options of a sandbox. */
export interface SandboxOptions {
  /**
   * The folder of the database and the image files, for one sandbox at a time.
   *
   * By default nothing is written to disk.
   */
  readonly root?: string | undefined;
  /** Returns the current time, used for timestamps. */
  readonly clock?: (() => Date) | undefined;
  /** Creates ids of boards and items, and names of images. */
  readonly uuid?: (() => string) | undefined;
  /** A path under which the server is available as well, such as `/invoke`. */
  readonly basePath?: string | undefined;
  /**
   * Seed of the faults with a probability and of random nodes.
   *
   * @default 0
   */
  readonly seed?: number | undefined;
  /**
   * Milliseconds before an item of the queue runs its first node. A real server takes 700.
   *
   * @default 0
   */
  readonly startDelay?: number | undefined;
  /**
   * Additional milliseconds for each node.
   *
   * @default 0
   */
  readonly nodeDelay?: number | undefined;
  /**
   * The version that the server reports. Its behavior is that of 6.14.2 regardless.
   *
   * @default '6.14.2'
   */
  readonly version?: string | undefined;
  /**
   * Whether the server has users who log in. Without users yet, the first request is that of the first administrator:
   * `POST /api/v1/auth/setup`.
   *
   * @default false
   */
  readonly multiuser?: boolean | undefined;
  /**
   * Whether passwords need at least eight characters, letters of both cases and a digit. As the server's own setting
   * `strict_password_checking`.
   *
   * @default false
   */
  readonly strictPasswords?: boolean | undefined;
}

/** An InvokeAI server in this process. */
export interface Sandbox extends Disposable {
  /** Returns the response to a request to any host. Pass it where a `fetch` is expected. */
  readonly fetch: typeof globalThis.fetch;
  /** The events that the server sends. */
  readonly events: SandboxEvents;
  /** The path under which the server is available as well; empty without one. */
  readonly basePath: string;
  /** Adds a fault for requests or events. Returns a function that removes it. */
  fault(rule: FaultRule): () => void;
  /** Accepts requests again after a `kill`, as a restarted server: items that were running are canceled. */
  revive(): void;
  /**
   * Inserts boards, images and models into the database. Seeded images of a size share one file, so thousands are fast.
   * They are one millisecond apart; the last one has the current time.
   */
  seed(seed: Seed): Promise<Seeded>;
  /** Closes the sandbox. Its folder is kept. */
  close(): void;
}

const optionKinds = {
  root: 'string',
  clock: 'function',
  uuid: 'function',
  basePath: 'string',
  seed: 'number',
  startDelay: 'number',
  nodeDelay: 'number',
  version: 'string',
  multiuser: 'boolean',
  strictPasswords: 'boolean',
} as const;

/** Creates a sandbox from the contents of its folder; in memory it starts empty. Throws while another uses the folder. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  checkKinds(checkObject('options', options), optionKinds);
  const { root, clock = () => new Date(), uuid = randomUUID } = options;
  const { basePath = '', version = '6.14.2', seed = 0 } = options;
  if (root === '') throw new TypeError('root: must be a folder, got ""; leave it out to write nothing to disk');
  const files = root === undefined ? memoryFiles() : diskFiles(root);
  const path = root === undefined ? MEMORY : join(root, 'sandbox.db');
  const tables = [
    identitySchema,
    recordSchema,
    imageFolderSchema,
    unfinishedSchema,
    firstStartSchema,
    ...domainSchemas,
  ];
  const database = new Database(path, { tables, addedColumns: [...addedRecordColumns, ...addedQueueColumns] });
  removeUnfinished({ database, files });
  if (root !== undefined) removeSpools();
  const bus = new EventBus(clock);
  const modelFolder = modelFolderOf(root, randomUUID());
  const nodeFolder = join(dirname(modelFolder), 'nodes');
  const { multiuser: isMultiUser = false, strictPasswords = false } = options;
  const users = new UserStore({ database, clock, uuid, strictPasswords });
  const caches = { cache: new NodeCache(), tensors: new Map() };
  const folders = { modelFolder, nodeFolder };
  const state = { database, files, bus, ...caches, clock, uuid, version, isMultiUser, users, ...folders };
  const { startDelay = 0, nodeDelay = 0 } = options;
  const items = new QueueStore(state);
  const processor = new Processor({ state, items, startDelay, nodeDelay, random: createRandom(seed) });
  const authenticator = new TokenAuthenticator({ database, clock, users, isMultiUser });
  const imageMoves = new ImageMoves(database, settingsOf(database));
  const handle = createHandler({ ...state, processor, authenticator, imageMoves, strictPasswords, basePath });
  const broker = new EventBroker(bus, authenticator);
  users.onAccessChange((id) => {
    broker.reauthorize(id);
    if (!users.find(id)?.is_active) processor.cancel(items.cancelRunningOf(id));
  });
  const faults = new FaultInjector({
    pathOf: (request) => pathOf(request, basePath),
    onKill: () => {
      broker.kill();
      processor.stop();
      database.suspend();
    },
  });
  let rules = 0;
  const close = () => {
    broker.stop();
    processor.stop();
    database.close();
    if (root === undefined) rmSync(dirname(modelFolder), { recursive: true, force: true });
  };

  return {
    fetch: toFetch((request) => faults.run(request, handle)),
    events: broker,
    basePath,
    fault: (rule) => {
      checkRule(rule);
      const random = createRandom(seed * 1_000 + rules);
      rules += 1;
      return isEventRule(rule) ? broker.add(rule, random) : faults.add(rule, random);
    },
    revive: () => {
      database.resume();
      faults.revive();
      broker.revive();
      processor.restart();
    },
    seed: async (records) => seedState(state, checkObject('seed', records)),
    close,
    [Symbol.dispose]: close,
  };
}

const faultKinds: ReadonlySet<unknown> = new Set<FaultRule['kind']>([
  ...(['delay', 'status', 'lose', 'reset', 'truncate', 'skip', 'kill'] as const),
  ...(['drop-event', 'delay-event', 'duplicate-event', 'reorder-event'] as const),
  ...(['cut-socket', 'silence-socket', 'refuse-socket'] as const),
]);

/** A rule of an unknown kind would never happen, and what it tests would pass. */
function checkRule(rule: FaultRule): void {
  const { kind } = checkObject('rule', rule);
  if (!faultKinds.has(kind))
    throw new TypeError(`kind: must be that of a fault, such as ${[...faultKinds].join(', ')}`);
}

const isEventRule = (rule: FaultRule): rule is EventFaultRule => /-(event|socket)$/.test(rule.kind);
