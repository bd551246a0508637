import { SocketError } from '../../errors.js';
import type { Credentials } from '../credentials.js';
import { crossOriginHint } from '../cross-origin-hint.js';
import { printValue } from '../print-value.js';
import type { Connect, ConnectionEnd } from './connection.js';
import type { SocketIoConnection, SocketIoOptions } from './socket-io-connection.js';
import { createTokens } from './tokens.js';

interface ConnectOptions extends Omit<SocketIoOptions, 'token' | 'pollingOnly'> {
  readonly credentials: Credentials;
  readonly connectTimeout: number;
}

/** Returns a function that connects to a server. The engine.io client is loaded with the first attempt. */
export function createConnect({ credentials, connectTimeout, ...options }: ConnectOptions): Connect {
  let pollingOnly = false;
  const tokens = createTokens(credentials);
  return ({ onOpen, onEvent, onEnd }) => {
    let connection: SocketIoConnection | undefined;
    let isEnded = false;
    const close = (): void => {
      isEnded = true;
      clearTimeout(timer);
      connection?.close();
    };
    const end = (reason: ConnectionEnd): void => {
      if (isEnded) return;
      close();
      onEnd(reason);
    };
    const timer = setTimeout(() => {
      const isSilent = connection && !connection.hasResponded;
      // A proxy may drop websockets silently; then only polling connects.
      if (isSilent) pollingOnly = !pollingOnly;
      const hint = isSilent ? crossOriginHint(options.origin) : '';
      end({ error: new SocketError(`no response within ${connectTimeout} ms${hint}`), refused: false });
    }, connectTimeout);
    const start = async (): Promise<void> => {
      const [token, { SocketIoConnection }] = await Promise.all([tokens.next(), import('./socket-io-connection.js')]);
      if (isEnded) return;
      const ended = (reason: ConnectionEnd): void => {
        if (reason.refused) tokens.refused(token);
        end(reason);
      };
      const opened = (): void => {
        clearTimeout(timer);
        onOpen();
      };
      connection = new SocketIoConnection(
        { ...options, token, pollingOnly },
        { onOpen: opened, onEvent, onEnd: ended },
      );
    };
    start().catch((error: unknown) => {
      const text = typeof error === 'string' ? error : printValue(error);
      end({ error: error instanceof Error ? error : new Error(text), refused: true });
    });
    return { close, emit: (name, payload, onReply) => connection?.emit(name, payload, onReply) };
  };
}
