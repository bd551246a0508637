import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const verdaccio = fileURLToPath(new URL('bin/verdaccio', import.meta.resolve('verdaccio/package.json')));

/** Starts an empty registry on a free port of the loopback address. It keeps its files in `folder`, serves `@x/*` only. */
export async function startRegistry(folder) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const config = join(folder, 'verdaccio.yaml');
  writeFileSync(config, JSON.stringify(settings(folder))); // JSON is YAML
  const server = spawn(process.execPath, [verdaccio, '--config', config, '--listen', `127.0.0.1:${port}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const stop = () => server.kill();
  process.once('exit', stop);
  await untilReady(`${url}-/ping`);
  return { url, token: await signUp(url), stop };
}

const settings = (folder) => ({
  storage: join(folder, 'storage'),
  auth: { htpasswd: { file: join(folder, 'htpasswd') } },
  uplinks: {},
  packages: { '@x/*': { access: '$all', publish: '$authenticated' } },
  web: { enable: false },
  log: { type: 'stdout', level: 'warn' },
});

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function untilReady(url) {
  for (let tries = 0; tries < 200; tries++) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await sleep(50);
  }
  throw new Error(`no response from ${url}`);
}

async function signUp(url) {
  const response = await fetch(`${url}-/user/org.couchdb.user:rehearsal`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'rehearsal', password: 'not-a-secret' }),
  });
  const { token } = await response.json();
  return token;
}
