import type { EventBus } from '../events/event-bus.js';
import type { UserStore } from '../identity/user-store.js';
import type { Tensor } from '../nodes/tensor.js';
import type { Storage } from '../storage/storage.js';
import type { NodeCache } from './node-cache.js';

/** The state that the engine works on. */
export interface EngineState extends Storage {
  /** Publishes events. */
  readonly bus: EventBus;
  readonly cache: NodeCache;
  /** The tensors that nodes have saved, by name. A restart loses them, as on the server. */
  readonly tensors: Map<string, Tensor>;
  readonly clock: () => Date;
  readonly uuid: () => string;
  readonly version: string;
  /** The folder of the models that belong to the server. It need not exist. */
  readonly modelFolder: string;
  /** The folder of custom nodes. It need not exist. */
  readonly nodeFolder: string;
  /** Whether the server has users who log in. */
  readonly isMultiUser: boolean;
  readonly users: UserStore;
}
