import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A line to a server that can fall silent without being cut. */
export interface SilentLine {
  readonly url: string;
  /** Lets nothing through any more, in connections that stand; new ones find nobody. Or lets it through again. */
  beSilent(isSilent: boolean): void;
  close(): void;
}

/** Returns a line to a port of this computer. */
export async function openLine(target: string): Promise<SilentLine> {
  const { port } = new URL(target);
  const ends = new Set<Socket>();
  let isSilent = false;
  const server = createServer((near) => {
    const far = connect(Number(port), '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(from);
      if (!isSilent) from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        ends.delete(from);
        to.destroy();
      });
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const cut = (): void => {
    for (const end of ends) end.destroy();
  };
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    beSilent(silent) {
      isSilent = silent;
      // What was written into the silence is lost: a line that comes back is a new one.
      if (silent) for (const end of ends) end.unpipe().pause();
      else cut();
    },
    close() {
      cut();
      server.close();
    },
  };
}
