import type { RequestOptions } from '@x/transport/options';

/** Something that tells what happens to it. */
export interface Teller<Told> {
  /** Calls back with what happens from now on, at once too. Returns how to stop. */
  listen(hear: (told: Told) => void): () => void;
  /** Returns what is told before all that. */
  first?(options: RequestOptions): Promise<Told | undefined>;
  isLast(told: Told): boolean;
  /** Says whether nobody wants the earlier one when the later one is there. */
  replaces(earlier: Told, later: Told): boolean;
}

/** What was told and not yet asked for. */
class Backlog<Told> {
  readonly #replaces: Teller<Told>['replaces'];
  readonly #told: Told[] = [];
  #wake = (): void => {};

  constructor(replaces: Teller<Told>['replaces']) {
    this.#replaces = replaces;
  }

  push(told: Told): void {
    const last = this.#told.at(-1);
    if (last !== undefined && this.#replaces(last, told)) this.#told.pop();
    this.#told.push(told);
    this.#wake();
  }

  putFirst(told: Told): void {
    this.#told.unshift(told);
  }

  shift(): Told | undefined {
    return this.#told.shift();
  }

  /** Lets go of who waits. */
  wake(): void {
    this.#wake();
  }

  async filled(): Promise<void> {
    if (this.#told.length > 0) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#wake = resolve;
    await promise;
  }
}

const LEFT = Symbol('left');

/** Yields what is told from now on, to the last. Leaving early or aborting leaves nothing behind. */
export function stream<Told>(teller: Teller<Told>, { signal, ...options }: RequestOptions): AsyncGenerator<Told> {
  const ending = new AbortController();
  const walking = walk(teller, { options: { ...options, signal: ending.signal }, signal, ending });
  const leave = walking.return.bind(walking);
  // A generator that waits would not hear that it is left.
  return Object.assign(walking, {
    return(value: unknown) {
      ending.abort(LEFT);
      return leave(value);
    },
  });
}

interface Walk {
  readonly options: RequestOptions;
  readonly signal: AbortSignal | undefined;
  readonly ending: AbortController;
}

async function* walk<Told>(teller: Teller<Told>, { options, signal, ending }: Walk): AsyncGenerator<Told> {
  signal?.throwIfAborted();
  const backlog = new Backlog<Told>((earlier, later) => teller.replaces(earlier, later));
  const abort = (): void => ending.abort(signal?.reason);
  ending.signal.addEventListener('abort', () => backlog.wake());
  signal?.addEventListener('abort', abort, { once: true });
  const stop = teller.listen((told) => backlog.push(told));
  try {
    const first = await teller.first?.(options);
    if (first !== undefined) backlog.putFirst(first);
    while (!ending.signal.aborted) {
      const told = backlog.shift();
      if (told === undefined) {
        await backlog.filled();
        continue;
      }
      yield told;
      if (teller.isLast(told)) return;
    }
    if (ending.signal.reason !== LEFT) throw ending.signal.reason;
  } finally {
    stop();
    signal?.removeEventListener('abort', abort);
  }
}
