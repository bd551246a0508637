/** One connection, from the attempt to its end. */
export interface Connection {
  emit(name: string, payload: object, onReply: () => void): void;
  /** Ends the connection. No handler is called afterwards. */
  close(): void;
}

/** Why a connection ended, or was never open. */
export interface ConnectionEnd {
  readonly error: Error;
  /** Whether it was refused by the server, or for want of a token, rather than lost by the network. */
  readonly refused: boolean;
}

/** Handlers of one connection. None is called before the call of {@link Connect} has returned. */
export interface ConnectionHandlers {
  onOpen(): void;
  onEvent(name: string, payload: unknown): void;
  onEnd(end: ConnectionEnd): void;
}

/** Makes one attempt to connect. */
export type Connect = (handlers: ConnectionHandlers) => Connection;
