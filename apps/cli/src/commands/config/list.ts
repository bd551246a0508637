import { command } from '../../command/command.js';
import { everywhere, selectable } from '../../command/flags.js';
import { readSettings } from '../../connect/settings.js';
import type { Column } from '../../output/table.js';

interface Row {
  readonly name: string;
  readonly url: string;
  readonly isCurrent: boolean;
}

const columns: readonly Column<Row>[] = [
  { name: 'name', value: ({ name }) => name },
  { name: 'url', value: ({ url }) => url },
  { name: 'used', value: ({ isCurrent }) => (isCurrent ? '*' : '') },
];

/** `invoke config list` */
export const list = command({
  kind: 'local',
  summary: 'Lists the profiles: servers that have a name',
  details: 'Columns: name, url, and * for the one that is used when nothing else names a server.',
  examples: [
    { line: 'config list', about: 'All profiles' },
    { line: 'config list --json', about: 'The same, for a program' },
  ],
  flags: { ...everywhere, ...selectable },
  args: {},
  fields: ['name', 'url', 'isCurrent'],
  async run(_input, { host, print }) {
    const { profiles, current } = await readSettings(host);
    const rows = Object.entries(profiles).map(([name, { url }]) => ({ name, url, isCurrent: name === current }));
    print.list({ rows, columns, empty: 'no profiles; add one: invoke config add NAME URL' });
  },
});
