/** One connection, from the attempt to its end. */
export interface Link {
  emit(name: string, payload: object, onAnswer: () => void): void;
  /** Ends it; nothing is told any more. */
  close(): void;
}

/** Why a connection is none any more, or never became one. */
export interface LinkEnd {
  readonly error: Error;
  /** It was not the network: the server, or the lack of a token, said no. */
  readonly refused: boolean;
}

/** Who is told what happens to a connection: never before the call that makes it has returned. */
export interface LinkWatcher {
  onOpen(): void;
  onEvent(name: string, payload: unknown): void;
  onEnd(end: LinkEnd): void;
}

/** Tries to connect, once. */
export type Connect = (watcher: LinkWatcher) => Link;
