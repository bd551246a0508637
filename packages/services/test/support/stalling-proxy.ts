import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A TCP proxy whose connections can stall without being closed. */
export interface StallingProxy {
  readonly url: string;
  /** Forwards nothing any more, in connections old and new. Or, with `false`, closes all connections and forwards again. */
  stall(isStalled: boolean): void;
  close(): void;
}

/** Starts a proxy to a port of this computer. */
export async function openProxy(target: string): Promise<StallingProxy> {
  const { port } = new URL(target);
  const ends = new Set<Socket>();
  let isStalled = false;
  const server = createServer((near) => {
    const far = connect(Number(port), '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(from);
      if (!isStalled) from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        ends.delete(from);
        to.destroy();
      });
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const closeAll = (): void => {
    for (const end of ends) end.destroy();
  };
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    stall(value) {
      isStalled = value;
      // What was written meanwhile is lost, so a stalled connection cannot continue.
      if (value) for (const end of ends) end.unpipe().pause();
      else closeAll();
    },
    close() {
      closeAll();
      server.close();
    },
  };
}
