import type { Client } from '@x/resources/client';

import type { RestartOptions } from '../runner/server.js';

/** What a scenario about jobs works with. */
export interface JobContext {
  readonly client: Client;
  /** Closes every connection between the client and the server. */
  disconnect(): void;
  /** Kills the server and starts it again. */
  restart(options?: RestartOptions): Promise<void>;
}
