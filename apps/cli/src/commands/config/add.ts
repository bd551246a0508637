import { command } from '../../command/command.js';
import { everywhere } from '../../command/flags.js';
import { checked } from '../../connect/server.js';
import { readSettings, writeSettings } from '../../connect/settings.js';
import { UsageError } from '../../error/cli-error.js';

/** `invoke config add` */
export const add = command({
  kind: 'local',
  summary: 'Gives a server a name; the first one is used from then on',
  details: 'A profile of that name is replaced. Tokens are kept elsewhere: see "auth login".',
  examples: [
    { line: 'config add studio http://127.0.0.1:9090', about: 'A server by a name' },
    { line: 'config add home http://192.168.0.5:9090 --use', about: 'And use it from now on' },
  ],
  flags: { ...everywhere, use: { type: 'switch', about: 'use it when nothing else names a server' } },
  args: {
    name: { arity: 'one', about: 'letters, digits, ".", "_" and "-"' },
    url: { arity: 'one', about: 'the address of the server' },
  },
  async run({ args, flags }, { host, print }) {
    const { name } = args;
    if (!/^[\w.-]+$/.test(name) || name === '__proto__') {
      throw new UsageError(`"${name}" is no name of a profile`, { hint: 'Use letters, digits, ".", "_" and "-".' });
    }
    const url = checked(args.url, 'the URL');
    const { profiles, current } = await readSettings(host);
    const used = flags.use ? name : (current ?? name);
    await writeSettings(host, { profiles: { ...profiles, [name]: { url } }, current: used });
    print.object({ name, url, isCurrent: used === name }, { name, url, used: used === name });
  },
});
