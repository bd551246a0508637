import { command } from '../../command/command.js';
import type { Context } from '../../command/context.js';
import { connected } from '../../command/flags.js';
import { chooseServer } from '../../connect/server.js';
import { type KeptIn, tokenStorage } from '../../connect/tokens.js';
import { CliError, EXIT, UsageError } from '../../error/cli-error.js';

/** `invoke auth login` */
export const login = command({
  kind: 'local',
  summary: 'Logs in, and keeps the token in the keyring of the system, else in a file that only you can read',
  details:
    'The password is read from the terminal without being shown, or from the first line of stdin. With --token-stdin no request is made: the token is kept as it is. The keyring needs the package @napi-rs/keyring (npm install @napi-rs/keyring), and of Linux a secret service that is running; one that does not respond within half a second is not used. The token in INVOKEAI_TOKEN is used instead of a kept one.',
  examples: [
    { line: 'auth login --email ada@example.com', about: 'As a user; asks for the password' },
    { line: 'auth login --token-stdin', about: 'With a token that another program prints' },
  ],
  flags: {
    ...connected,
    email: { type: 'text', placeholder: 'EMAIL', about: 'the email of the user; asked for when left out' },
    insecureStorage: { type: 'switch', about: 'keep the token in the file, and ask no keyring' },
    week: { type: 'switch', about: 'a token that is valid for a week instead of a day' },
  },
  args: {},
  async run({ flags }, context) {
    const { host, print, signal } = context;
    const { url } = await chooseServer(flags, host);
    const storage = await tokenStorage(url, host);
    if (flags.tokenStdin) {
      const token = (await host.stdin.secret())?.trim();
      if (!token)
        throw new UsageError('--token-stdin found no token', { hint: 'Pipe it: its first line is the token.' });
      const kept = noted(await storage.keep(token, flags.insecureStorage), context);
      print.object({ url, user: null, ...kept }, { url, token: `kept in the ${kept.storage}` });
      return;
    }
    if (flags.email === undefined && !host.stdin.isTTY)
      throw new UsageError('--email is missing', { hint: 'Name the user: --email EMAIL' });
    const { auth } = (await context.connect()).repositories;
    const { multiuser_enabled: hasUsers } = await auth.status({ signal });
    if (!hasUsers) throw new CliError(`${url} has no users`, { hint: 'No login is needed.' });
    const email = flags.email ?? (await host.stdin.line('Email: '))?.trim();
    const password = email && (await host.stdin.secret('Password: '));
    if (!email || !password)
      throw new UsageError('an email and a password are needed', { hint: 'Add --email EMAIL, and pipe the password.' });
    const request = { email, password, remember_me: flags.week };
    const { token, user } = await auth.login(request, { signal }).catch(refused);
    const kept = noted(await storage.keep(token, flags.insecureStorage), context);
    print.object({ url, user, ...kept }, { url, user: user.email, token: `kept in the ${kept.storage}` });
  },
});

/** What a refused login means: whoever logs in need not be told to. */
function refused(error: unknown): never {
  if (!(error instanceof Error && error.name === 'AuthenticationError')) throw error;
  const code = { code: 'login', exitCode: EXIT.login } as const;
  throw new CliError('the email or the password is wrong', { why: error.message, ...code, cause: error });
}

/** Tells a person why the token is not in the keyring. */
function noted(kept: KeptIn, { print }: Pick<Context, 'print'>): Pick<KeptIn, 'storage'> {
  const { storage } = kept;
  if ('why' in kept && kept.why !== undefined) {
    print.note(`no keyring: ${kept.why}; the token is kept in a file that only you can read`);
  }
  return { storage };
}
