import { SocketError } from '../../errors.js';
import { reasonOf } from '../reason-of.js';
import type { Connect } from './connection.js';
import type { LocalEventConnection, LocalEventSource } from './types.js';

/** Returns a function that connects to a server in this process. Events arrive in a later microtask, as copies. */
export function createLocalConnect(source: LocalEventSource): Connect {
  return ({ onOpen, onEvent, onEnd }) => {
    let connection: LocalEventConnection | undefined;
    let isEnded = false;
    const later = (action: () => void): void => queueMicrotask(() => isEnded || action());
    const close = (): void => {
      isEnded = true;
      connection?.close();
    };
    const end = (reason: string): void => {
      close();
      onEnd({ error: new SocketError(reason), refused: false });
    };
    later(() => {
      try {
        connection = source.connect({
          onEvent({ name, payload }) {
            const text = JSON.stringify(payload);
            later(() => onEvent(name, text === undefined ? undefined : JSON.parse(text)));
          },
          onDisconnect: () => later(() => end('transport close')),
        });
      } catch (error) {
        return end(reasonOf(error));
      }
      onOpen();
    });
    return {
      close,
      emit(name, payload, onReply) {
        if (connection?.send(name, payload)) later(onReply);
      },
    };
  };
}
