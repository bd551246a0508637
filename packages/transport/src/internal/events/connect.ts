import { SocketError } from '../../errors.js';
import type { Credentials } from '../credentials.js';
import type { Connect, LinkEnd } from './connection.js';
import type { Wire, WireOptions } from './socket-io-connection.js';

interface ConnectOptions extends Omit<WireOptions, 'token' | 'pollingOnly'> {
  readonly credentials: Credentials;
  readonly connectTimeout: number;
}

/** Returns how to connect to a server. The client library is loaded with the first attempt. */
export function createConnect({ credentials, connectTimeout, ...options }: ConnectOptions): Connect {
  let pollingOnly = false;
  return ({ onOpen, onEvent, onEnd }) => {
    let wire: Wire | undefined;
    let over = false;
    const close = (): void => {
      over = true;
      clearTimeout(timer);
      wire?.close();
    };
    const end = (why: LinkEnd): void => {
      if (over) return;
      close();
      onEnd(why);
    };
    const timer = setTimeout(() => {
      // A proxy may swallow websockets without a word, and then only the other way leads through.
      if (wire && !wire.reached) pollingOnly = !pollingOnly;
      end({ error: new SocketError(`no answer within ${connectTimeout} ms`), refused: false });
    }, connectTimeout);
    const start = async (): Promise<void> => {
      const [token, { openWire }] = await Promise.all([credentials.get(), import('./socket-io-connection.js')]);
      if (over) return;
      const opened = (): void => {
        clearTimeout(timer);
        onOpen();
      };
      wire = openWire({ ...options, token, pollingOnly }, { onOpen: opened, onEvent, onEnd: end });
    };
    start().catch((error: unknown) => {
      end({ error: error instanceof Error ? error : new Error(String(error)), refused: true });
    });
    return { close, emit: (name, payload, onAnswer) => wire?.emit(name, payload, onAnswer) };
  };
}
