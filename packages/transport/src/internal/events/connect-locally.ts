import { SocketError } from '../../errors.js';
import type { Credentials } from '../credentials.js';
import { printValue } from '../print-value.js';
import { reasonOf } from '../reason-of.js';
import type { Connect, ConnectionEnd } from './connection.js';
import { createTokens } from './tokens.js';
import type { LocalEventConnection, LocalEventSource } from './types.js';

/** Returns a function that connects to a server in this process. Events arrive in a later microtask, as copies. */
export function createLocalConnect(source: LocalEventSource, credentials: Credentials): Connect {
  const tokens = createTokens(credentials);
  return ({ onOpen, onEvent, onEnd }) => {
    let connection: LocalEventConnection | undefined;
    let isEnded = false;
    const later = (action: () => void): void => queueMicrotask(() => isEnded || action());
    const close = (): void => {
      isEnded = true;
      connection?.close();
    };
    const end = (reason: ConnectionEnd): void => {
      close();
      onEnd(reason);
    };
    const start = async (): Promise<void> => {
      const token = await tokens.next();
      if (isEnded) return;
      try {
        connection = source.connect(
          {
            onEvent({ name, payload }) {
              const text = JSON.stringify(payload);
              later(() => onEvent(name, text === undefined ? undefined : JSON.parse(text)));
            },
            onDisconnect: () => later(() => end({ error: new SocketError('transport close'), refused: false })),
          },
          token === undefined ? {} : { token },
        );
      } catch (error) {
        // It may be the token that is refused.
        tokens.refused(token);
        return end({ error: new SocketError(reasonOf(error)), refused: false });
      }
      onOpen();
    };
    start().catch((error: unknown) => {
      if (isEnded) return;
      end({ error: error instanceof Error ? error : new Error(printValue(error)), refused: true });
    });
    return {
      close,
      emit(name, payload, onReply) {
        if (connection?.send(name, payload)) later(onReply);
      },
    };
  };
}
