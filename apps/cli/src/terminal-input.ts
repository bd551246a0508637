import type { TextSource } from './host.js';

/** What ends the wait for a line. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** Called when Ctrl-C is pressed where the terminal sends no signal for it. */
  readonly interrupt: () => void;
}

/**
 * Returns the lines of stdin, and of a terminal those that are typed without being shown. Between two lines nothing is
 * read: a terminal or a pipe that stays open does not keep the program running.
 */
export function terminalInput(
  stdin: NodeJS.ReadStream,
  echo: Pick<NodeJS.WriteStream, 'write'>,
  { signal, interrupt }: Interruption,
): TextSource {
  let lines: AsyncIterator<string> | undefined;

  async function pipedLine(): Promise<string | undefined> {
    const [{ createInterface }, { abortable }] = await Promise.all([
      import('node:readline'),
      import('@x/transport/async'),
    ]);
    lines ??= createInterface({ input: stdin })[Symbol.asyncIterator]();
    stdin.resume();
    const { value, done } = await abortable(lines.next(), signal).finally(() => stdin.pause());
    return done ? undefined : value;
  }

  async function typedLine(question: string, isShown: boolean): Promise<string | undefined> {
    const { createInterface } = await import('node:readline');
    const { Writable } = await import('node:stream');
    signal.throwIfAborted();
    if (stdin.readableEnded) return undefined;
    const hidden = { terminal: true, output: new Writable({ write: (_chunk, _encoding, done) => done() }) };
    const reader = createInterface({ input: stdin, ...(!isShown && hidden) });
    const close = (): void => reader.close();
    signal.addEventListener('abort', close, { once: true });
    try {
      const { promise, resolve } = Promise.withResolvers<string | undefined>();
      reader
        .once('line', resolve)
        .once('close', () => resolve(undefined))
        .on('SIGINT', interrupt);
      echo.write(question); // not before what is typed is hidden
      const typed = await promise;
      if (!isShown || typed === undefined) echo.write('\n');
      signal.throwIfAborted();
      return typed;
    } finally {
      signal.removeEventListener('abort', close);
      close();
    }
  }

  return {
    isTTY: stdin.isTTY,
    line: (question = '') => (stdin.isTTY ? typedLine(question, true) : pipedLine()),
    secret: (question = '') => (stdin.isTTY ? typedLine(question, false) : pipedLine()),
  };
}
