import { createPollingCarrier, type PollingOptions } from './polling-carrier.js';
import { createWebSocketCarrier } from './websocket-carrier.js';

type Carrier = ReturnType<typeof createPollingCarrier> | ReturnType<typeof createWebSocketCarrier>;

export interface CarrierOptions extends PollingOptions {
  /** Replaces the platform's own. */
  readonly WebSocket: typeof globalThis.WebSocket | undefined;
  /** Connects by polling, without trying a websocket first. */
  readonly pollingOnly: boolean;
}

/** Returns the engine.io transports to try, in order. */
export function createCarriers({ WebSocket, pollingOnly, ...polling }: CarrierOptions): Carrier[] {
  const carrier = createPollingCarrier(polling);
  return pollingOnly ? [carrier] : [createWebSocketCarrier(WebSocket), carrier];
}
