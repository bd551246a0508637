import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { expect, test } from 'vitest';

import { byPolling, byWebSocket, handshake, hostilePackets } from '../../support/hostile-packets.js';
import { type HostileBehavior, startHostileServer } from '../../support/hostile-server.js';

const fromSource = new URL('../../../../../scripts/run/from-source.mjs', import.meta.url).href;

const program = fileURLToPath(new URL('../../support/close-and-exit.ts', import.meta.url));

test('no server ends the program, and none keeps it alive once the sockets are closed', async () => {
  const behaviors: HostileBehavior[] = [
    ...hostilePackets.flatMap(([, packets]) => [byWebSocket(packets), byPolling(packets)]),
    byWebSocket([]),
    byWebSocket([handshake()]),
    { onPoll() {} },
    { ...byPolling([handshake()]), onPost() {} },
  ];
  const servers = await Promise.all(behaviors.map(startHostileServer));
  const options = ['--import', fromSource, '--conditions=@x/source', program, ...servers.map(({ url }) => url)];
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, options, { timeout: 110_000 });
    expect({ stderr, names: stdout.trim().split('\n') }).toEqual({
      stderr: '',
      names: servers.map(() => 'SocketError'),
    });
  } finally {
    await Promise.all(servers.map((server) => server[Symbol.asyncDispose]()));
  }
});
