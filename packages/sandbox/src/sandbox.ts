import { join } from 'node:path';

import type { SandboxEvents } from './events.js';
import type { EventFaultRule, FaultRule } from './fault.js';
import { QueueStore } from './internal/domains/queue/queue-store.js';
import { domainSchemas } from './internal/domains/registry.js';
import { NodeCache } from './internal/engine/node-cache.js';
import { Processor } from './internal/engine/processor.js';
import { Exchange } from './internal/events/event-broker.js';
import { Bus } from './internal/events/event-bus.js';
import { createRandom } from './internal/events/random.js';
import { pathOf } from './internal/http/path.js';
import { recordSchema } from './internal/records/schema.js';
import { race } from './internal/server/abortable.js';
import { Faults } from './internal/server/fault-injector.js';
import { createHandler } from './internal/server/handler.js';
import { plant } from './internal/server/seed.js';
import { Database } from './internal/storage/database.js';
import { diskFiles, memoryFiles } from './internal/storage/files.js';
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
   * Milliseconds that pass before an item of the queue runs its first node; a real server takes 700.
   *
   * @default 0
   */
  readonly startDelay?: number | undefined;
  /**
   * Milliseconds that each node takes longer.
   *
   * @default 0
   */
  readonly nodeDelay?: number | undefined;
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
  /** What it tells. */
  readonly events: SandboxEvents;
  /** The path under which it is found as well, or nothing. */
  readonly basePath: string;
  /** Makes requests, or what is told, go wrong from now on. Returns what ends that. */
  fault(rule: FaultRule): () => void;
  /** Answers again after a `kill`, as a server that was restarted: what ran then is canceled. */
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
  const database = new Database(root === undefined ? ':memory:' : join(root, 'sandbox.db'), [
    recordSchema,
    ...domainSchemas,
  ]);
  const bus = new Bus(clock);
  const state = { database, files, bus, cache: new NodeCache(), clock, uuid, version };
  const { startDelay = 0, nodeDelay = 0 } = options;
  const items = new QueueStore(state);
  const processor = new Processor({ state, items, startDelay, nodeDelay, random: createRandom(seed) });
  const handle = createHandler({ ...state, processor }, basePath);
  const exchange = new Exchange(bus);
  const faults = new Faults({
    pathOf: (request) => pathOf(request, basePath),
    onKill: () => {
      exchange.kill();
      processor.halt();
    },
  });
  let rules = 0;
  const close = () => {
    exchange.stop();
    processor.halt();
    database.close();
  };

  return {
    fetch: async (input, init) => {
      const request = new Request(input, init);
      return race(() => faults.run(request, handle), request.signal);
    },
    events: exchange,
    basePath,
    fault: (rule) => {
      const random = createRandom(seed * 1_000 + rules);
      rules += 1;
      return isEventRule(rule) ? exchange.add(rule, random) : faults.add(rule, random);
    },
    revive: () => {
      faults.revive();
      exchange.revive();
      processor.restart();
    },
    seed: (records) => plant(state, records),
    close,
    [Symbol.dispose]: close,
  };
}

const isEventRule = (rule: FaultRule): rule is EventFaultRule => /-(event|socket)$/.test(rule.kind);
