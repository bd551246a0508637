import { SocketError } from '../../errors.js';
import type { Credentials } from '../credentials.js';
import { crossOriginHint } from '../cross-origin-hint.js';
import { printValue } from '../print-value.js';
import type { Connect, ConnectionEnd } from './connection.js';
import type { SocketIoConnection, SocketIoOptions } from './socket-io-connection.js';
import { createTokens } from './tokens.js';
import type { createWebSocketProbe } from './websocket-probe.js';

interface ConnectOptions extends Omit<SocketIoOptions, 'token' | 'pollingOnly'> {
  readonly credentials: Credentials;
  readonly connectTimeout: number;
}

/** How many times as long as the first an attempt may take. */
const longestTimeout = 8;

/**
 * Returns a function that connects to a server. The engine.io client is loaded with the first attempt. A connection that
 * polls ends as soon as a websocket can be opened instead: a server that is busy for a moment opens none in time.
 */
export function createConnect({ credentials, connectTimeout, ...options }: ConnectOptions): Connect {
  let pollingOnly = false;
  let timeouts = 0;
  let probe: ReturnType<typeof createWebSocketProbe> | undefined;
  const tokens = createTokens(credentials);
  return ({ onOpen, onEvent, onEnd }) => {
    let connection: SocketIoConnection | undefined;
    let stopProbe: (() => void) | undefined;
    let isEnded = false;
    const close = (): void => {
      isEnded = true;
      clearTimeout(timer);
      stopProbe?.();
      connection?.close();
    };
    const end = (reason: ConnectionEnd): void => {
      if (isEnded) return;
      close();
      onEnd(reason);
    };
    // A busy server that has responded to each attempt, and accepted none in time, gets more time for the next.
    const timeout = connectTimeout * Math.min(2 ** timeouts, longestTimeout);
    const timer = setTimeout(() => {
      const isSilent = connection && !connection.hasResponded;
      // A proxy may drop websockets silently; then only polling connects.
      if (isSilent) pollingOnly = !pollingOnly;
      else timeouts++;
      const hint = isSilent ? crossOriginHint(options.origin) : '';
      end({ error: new SocketError(`no response within ${timeout} ms${hint}`), refused: false });
    }, timeout);
    const watchForWebSocket = async (): Promise<void> => {
      const { createWebSocketProbe } = await import('./websocket-probe.js');
      if (isEnded) return;
      probe ??= createWebSocketProbe({ ...options, connectTimeout });
      stopProbe = probe(() => {
        pollingOnly = false;
        end({ error: new SocketError('a websocket can be opened instead of polling'), refused: false });
      });
    };
    const start = async (): Promise<void> => {
      const [token, { SocketIoConnection }] = await Promise.all([tokens.next(), import('./socket-io-connection.js')]);
      if (isEnded) return;
      const ended = (reason: ConnectionEnd): void => {
        if (reason.refused) tokens.refused(token);
        end(reason);
      };
      const opened = (): void => {
        clearTimeout(timer);
        timeouts = 0;
        if (connection?.isPolling) watchForWebSocket().catch(() => {}); // it polls on
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
