import { command } from '../../command/command.js';
import { listing } from '../../command/flags.js';
import { chooseServer } from '../../connect/server.js';
import { tokenSource } from '../../connect/tokens.js';

/** `invoke auth status` */
export const status = command({
  kind: 'read',
  summary: 'Prints who is logged in, and where the token is from',
  details: 'Code 4 when the server has users and the token is missing or no longer valid.',
  examples: [
    { line: 'auth status', about: 'Who it is' },
    { line: 'auth status --json', about: 'The same, for a program' },
  ],
  flags: listing,
  args: {},
  fields: ['url', 'token', 'isMultiUser', 'user'],
  async run({ flags }, context) {
    const { host, print, signal } = context;
    const { repositories } = await context.connect();
    const { url } = await chooseServer(flags, host);
    const token = flags.tokenStdin ? 'stdin' : await tokenSource(url, host);
    const { multiuser_enabled: isMultiUser } = await repositories.auth.status({ signal });
    const user = isMultiUser ? await repositories.users.me({ signal }) : undefined;
    const who = user?.email ?? (isMultiUser ? '' : 'nobody: the server has no users');
    print.object({ url, token, isMultiUser, user: user ?? null }, { url, token, user: who });
  },
});
