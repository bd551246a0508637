import { command } from '../../command/command.js';
import { everywhere, sealing } from '../../command/flags.js';
import { pathOf } from '../../find/path.js';

/** `invoke archive seal` */
export const seal = command({
  kind: 'local',
  summary: 'Writes the manifests of an archive, so that other programs can verify it',
  details: 'An export does it by itself; it is needed for an archive whose writer was killed. No picture is changed.',
  examples: [
    { line: 'archive seal ARCHIVE', about: 'An archive that is open' },
    { line: 'archive seal ARCHIVE --xmp --json', about: 'With files that photo programs read, for a program' },
  ],
  flags: { ...everywhere, ...sealing },
  args: { archive: { arity: 'one', about: 'the folder of an archive' } },
  async run({ args, flags }, { host, print, signal }) {
    const { openArchive } = await import('@x/archive/open-archive');
    await using archive = await openArchive(pathOf(args.archive, host), { writable: true, signal });
    await archive.seal({ signal, xmp: flags.xmp || undefined, checksum: flags.checksum });
    const { path, itemCount: items } = archive;
    print.object({ path, items, isSealed: true }, { path, items, sealed: true });
  },
});
