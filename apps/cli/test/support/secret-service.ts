import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

import { temporaryHome } from './temporary-home.js';

/** Whether this machine has a secret service that can be started for a test. */
export const hasSecretService = ['dbus-daemon', 'gnome-keyring-daemon'].every(
  (program) => spawnSync(program, ['--version']).status === 0,
);

/** Starts a bus with an unlocked secret service, for nobody else. Returns the environment that leads to it. */
export async function startSecretService() {
  const home = temporaryHome();
  const env = { PATH: process.env['PATH'], HOME: home.path, XDG_DATA_HOME: home.path, XDG_RUNTIME_DIR: home.path };
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], { env });
  const [address]: string[] = await once(createInterface({ input: bus.stdout }), 'line');
  const session = { ...env, DBUS_SESSION_BUS_ADDRESS: address };
  // It goes to the background when it is ready, and ends with its bus.
  execFileSync('gnome-keyring-daemon', ['--unlock', '--components=secrets'], { env: session, input: '\n' });
  return {
    env: session,
    async [Symbol.asyncDispose]() {
      bus.kill();
      await once(bus, 'exit');
      home[Symbol.dispose]();
    },
  };
}
