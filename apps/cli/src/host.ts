import type { LocalEventSource } from '@x/transport/event-socket';

import type { Keyring } from './connect/keyring.js';

/** Where text is written. */
interface TextStream {
  /** Writes text. What is written after the reader has closed the pipe is dropped. */
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  /** Characters of a line, on a terminal. */
  readonly columns?: number | undefined;
}

/** Where text is read. Both methods reject with the reason of an interruption. */
export interface TextSource {
  readonly isTTY?: boolean | undefined;
  /** Returns the next line without its end; `undefined` after the last one. Only a terminal shows the question. */
  line(question?: string): Promise<string | undefined>;
  /** The same, for what is typed without being shown. */
  secret(question?: string): Promise<string | undefined>;
}

/** All that the program uses of the machine. Tests pass their own. */
export interface Host {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** The folder of the user. */
  readonly home: string;
  /** The folder that paths on the command line start from. */
  readonly cwd: string;
  readonly stdin: TextSource;
  readonly stdout: TextStream;
  readonly stderr: TextStream;
  /** Aborted by the first interruption. Its reason is an `InterruptedError`. */
  readonly interrupted: AbortSignal;
  /** Aborted when the reader of stdout has closed the pipe, or stdout cannot be written. */
  readonly closed: AbortSignal;
  /** The keyring of the user. Left out, tokens are kept in files. */
  readonly keyring?: Keyring | undefined;
  /** Returns monotonic milliseconds. */
  readonly clock: () => number;
  /** Returns a number from 0 up to 1: how long to pause before a request is sent again. Left out, any. */
  readonly random?: (() => number) | undefined;
  /** Sends the requests. Left out, the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** The events of a server in this process. Left out, a socket is connected. */
  readonly events?: LocalEventSource | undefined;
}
