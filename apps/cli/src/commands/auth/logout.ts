import { command } from '../../command/command.js';
import { connected } from '../../command/flags.js';
import { chooseServer } from '../../connect/server.js';
import { tokenStorage } from '../../connect/tokens.js';

/** `invoke auth logout` */
export const logout = command({
  kind: 'local',
  summary: 'Deletes the token that is kept for a server',
  details: 'No request is made: the server would accept the token until it expires.',
  examples: [
    { line: 'auth logout', about: 'The server that is used when none is named' },
    { line: 'auth logout --server http://127.0.0.1:9191', about: 'Another one' },
  ],
  flags: connected,
  args: {},
  async run({ flags }, { host, print }) {
    const { url } = await chooseServer(flags, host);
    const storage = await tokenStorage(url, host);
    const hadToken = (await storage.load()) !== undefined;
    await storage.clear();
    print.object({ url, hadToken }, { url, token: hadToken ? 'deleted' : 'there was none' });
  },
});
