import { command } from '../../command/command.js';
import { everywhere } from '../../command/flags.js';
import { changeSettings } from '../../connect/settings.js';

/** `invoke config use` */
export const use = command({
  kind: 'local',
  summary: 'Uses a profile when nothing else names a server',
  examples: [
    { line: 'config use studio', about: 'From now on' },
    { line: 'config use studio --json', about: 'The same, for a program' },
  ],
  flags: everywhere,
  args: { profile: { arity: 'one', about: 'the name of a profile', completes: 'profile' } },
  async run({ args: { profile: name } }, { host, print }) {
    const { url } = await changeSettings(host, name, (settings) => ({ ...settings, current: name }));
    print.object({ name, url, isCurrent: true }, { name, url, used: true });
  },
});
