import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What a proxy does with the bytes that a client sends. */
export type Treatment = 'passes' | 'closes upgrades' | 'ignores upgrades' | 'is silent';

/** A TCP proxy on loopback. */
export interface Proxy extends AsyncDisposable {
  readonly url: string;
  /** How many connections clients have. */
  readonly clients: number;
  treatment: Treatment;
}

/** Starts a proxy before a port of this machine. */
export async function startProxy(port: number, treatment: Treatment = 'passes'): Promise<Proxy> {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        client.destroy();
        upstream.destroy();
        sockets.delete(socket);
      });
    }
    client.on('data', (bytes) => {
      const isUpgrade = /^upgrade: websocket/im.test(bytes.toString('latin1'));
      if (isUpgrade && proxy.treatment === 'closes upgrades') client.destroy();
      else if (isUpgrade && proxy.treatment === 'ignores upgrades') client.pause();
      else if (proxy.treatment !== 'is silent') upstream.write(bytes);
    });
    upstream.on('data', (bytes) => {
      if (proxy.treatment !== 'is silent') client.write(bytes);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const proxy: Proxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    treatment,
    get clients() {
      return sockets.size / 2;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
  return proxy;
}
