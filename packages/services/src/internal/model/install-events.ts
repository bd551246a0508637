import { abortable } from '@x/transport/async';
import type { ModelEvents } from './model-stores.js';

const NAMES = [
  'model_install_started',
  'model_install_download_progress',
  'model_install_downloads_complete',
  'model_install_complete',
  'model_install_cancelled',
  'model_install_error',
] as const;

/** Waits for events of installations. They are only hints to poll: none is trusted, and none is needed. */
export class InstallEvents {
  readonly #stops: (() => void)[];
  #wake = Promise.withResolvers<void>();

  constructor(events: ModelEvents | undefined) {
    const onEvent = (): void => {
      this.#wake.resolve();
      this.#wake = Promise.withResolvers();
    };
    this.#stops = events ? NAMES.map((name) => events.on(name, onEvent)) : [];
  }

  /** Resolves with the next event, or after a time. An abort rejects with the signal's reason. */
  async next(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, milliseconds);
    try {
      await abortable(Promise.race([promise, this.#wake.promise]), signal);
    } finally {
      clearTimeout(timer);
    }
  }

  stop(): void {
    for (const stop of this.#stops.splice(0)) stop();
  }
}
