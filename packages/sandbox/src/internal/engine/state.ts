import type { Bus } from '../events/bus.js';
import type { Storage } from '../storage/storage.js';
import type { NodeCache } from './node-cache.js';
import type { Processor } from './processor.js';

/** What running items works on. */
export interface EngineState extends Storage {
  /** Passes on events. */
  readonly bus: Bus;
  readonly cache: NodeCache;
  readonly clock: () => Date;
  readonly uuid: () => string;
  readonly version: string;
}

/** What the operations of one sandbox work on. */
export interface SandboxState extends EngineState {
  readonly processor: Processor;
}
