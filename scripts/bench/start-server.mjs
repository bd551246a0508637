import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Starts one of the server processes beside this file; it ends with this process, or when disposed of. */
export async function startServer(file) {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)));
  const [message] = await once(child, 'message');
  return { ...message, child, [Symbol.dispose]: () => child.disconnect() };
}
