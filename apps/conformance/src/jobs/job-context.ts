import type { Client } from '@x/resources/client';

/** What a story about jobs is told with. */
export interface JobStage {
  readonly client: Client;
  /** Breaks every connection between the client and the server. */
  cut(): void;
  /** Kills the server without a chance, and starts it again. */
  restart(): Promise<void>;
}
