import { command } from '../../command/command.js';
import { listing } from '../../command/flags.js';
import { chooseServer } from '../../connect/server.js';
import { settingsFolder } from '../../connect/settings.js';
import { tokenSource } from '../../connect/tokens.js';

/** `invoke config explain` */
export const explain = command({
  kind: 'local',
  summary: 'Prints which server and which token would be used, and why; asks no server',
  details: 'The server is that of --server, else of --profile, INVOKEAI_URL, INVOKEAI_PROFILE, or the configuration.',
  examples: [
    { line: 'config explain', about: 'What a command without flags uses' },
    { line: 'config explain --server http://127.0.0.1:9191 --json', about: 'What one with flags uses, for a program' },
  ],
  flags: listing,
  args: {},
  fields: ['url', 'from', 'profile', 'token', 'folder'],
  async run({ flags }, { host, print }) {
    const { url, from, profile } = await chooseServer(flags, host);
    const token = flags.tokenStdin ? 'stdin' : await tokenSource(url, host);
    const found = { url, from, profile: profile ?? null, token, folder: settingsFolder(host) };
    print.object(found, found);
  },
});
