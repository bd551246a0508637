import { run } from './command.js';

const candidates = ['python3.11', 'python3.12', 'python3', 'python'];
const probe = 'import sys, venv, ensurepip; print("%d.%d" % sys.version_info[:2])';

/** Returns the name of a Python that can run the server. */
export async function findPython(): Promise<string> {
  for (const name of candidates) {
    const { code, output } = await run(name, ['-c', probe]);
    if (code === 0 && /^3\.1[12]$/m.test(output)) return name;
  }
  throw new Error(
    'InvokeAI needs Python 3.11 or 3.12 with its venv module, and none of ' +
      `${candidates.join(', ')} is one. Install one, or name a running server with --server URL.`,
  );
}
