import { command } from '../command/command.js';
import { everywhere } from '../command/flags.js';
import { CliError, UsageError } from '../error/cli-error.js';

const LARGEST_PORT = 65_535;
const ANY_PORT = 'Name another one, or leave --port out for any that is free.';

/** `invoke sandbox` */
export const sandbox = command({
  kind: 'local',
  summary: 'Starts an embedded server, to try things out without InvokeAI',
  details:
    'It runs until Ctrl-C. Without --root it starts empty and keeps nothing. It needs the package @x/sandbox, which this program does not bring: npm install @x/sandbox',
  examples: [
    { line: 'sandbox', about: 'On any free port, which is printed' },
    { line: 'sandbox --port 0 --root SANDBOX_FOLDER', about: 'One that keeps what it is given' },
  ],
  flags: {
    ...everywhere,
    port: { type: 'count', placeholder: 'PORT', about: 'the port; 0 and nothing mean any that is free' },
    root: { type: 'text', placeholder: 'FOLDER', about: 'where it keeps its data' },
  },
  args: {},
  async run({ flags }, { host, print }) {
    const { port = 0 } = flags;
    if (port > LARGEST_PORT) throw new UsageError(`--port must be at most ${LARGEST_PORT}, got ${port}`);
    const { createSandbox, serve } = await import('@x/sandbox').catch((error: unknown) => {
      throw new CliError('the package @x/sandbox is not installed', {
        hint: 'npm install @x/sandbox, or: npx --package @x/cli --package @x/sandbox invoke sandbox',
        cause: error,
      });
    });
    const { promise: stopped, resolve } = Promise.withResolvers<void>();
    host.interrupted.addEventListener('abort', () => resolve(), { once: true });
    if (host.interrupted.aborted) resolve();
    using server = createSandbox({ root: flags.root });
    await using served = await serve(server, { port }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') throw error;
      throw new CliError(`another program uses port ${port}`, { hint: ANY_PORT, cause: error });
    });
    if (print.isJson) print.value({ url: served.url });
    else print.text(`ready ${served.url}\n`);
    host.stderr.write(`Use it: export INVOKEAI_URL=${served.url}\n`); // not broken, because it is copied
    await stopped;
  },
});
