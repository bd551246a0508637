import type { Bus } from '../events/event-bus.js';
import type { Storage } from '../storage/storage.js';
import type { NodeCache } from './node-cache.js';

/** What running items works on. */
export interface EngineState extends Storage {
  /** Passes on events. */
  readonly bus: Bus;
  readonly cache: NodeCache;
  readonly clock: () => Date;
  readonly uuid: () => string;
  readonly version: string;
}
