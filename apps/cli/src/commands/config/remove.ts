import { command } from '../../command/command.js';
import { everywhere } from '../../command/flags.js';
import { changeSettings } from '../../connect/settings.js';

/** `invoke config remove` */
export const remove = command({
  kind: 'local',
  summary: 'Forgets a profile; the server is not touched',
  details: 'A token for the server is kept: "auth logout" deletes it.',
  examples: [
    { line: 'config remove studio', about: 'Its name is free again' },
    { line: 'config remove studio --json', about: 'The same, for a program' },
  ],
  flags: everywhere,
  args: { profile: { arity: 'one', about: 'the name of a profile', completes: 'profile' } },
  async run({ args: { profile: name } }, { host, print }) {
    const { url } = await changeSettings(host, name, ({ profiles: { [name]: _, ...profiles }, current }) => ({
      profiles,
      current: current === name ? undefined : current,
    }));
    print.object({ name, url }, { removed: name, url });
  },
});
