import { command } from '../../command/command.js';
import { everywhere } from '../../command/flags.js';
import { pathOf } from '../../find/path.js';

/** `invoke archive show` */
export const show = command({
  kind: 'local',
  summary: 'Prints what an archive says of itself, and how much it holds',
  examples: [
    { line: 'archive show ARCHIVE', about: 'An archive' },
    { line: 'archive show ARCHIVE --json', about: 'The same, with its boards, for a program' },
  ],
  flags: everywhere,
  args: { archive: { arity: 'one', about: 'the folder of an archive, or a zip file of it' } },
  async run({ args }, { host, print, signal }) {
    const { openArchive } = await import('@x/archive/open-archive');
    await using archive = await openArchive(pathOf(args.archive, host), { signal });
    const boards = [];
    const onInvalid = () => undefined; // what is damaged is in `damage`
    for await (const { board_id, board_name } of archive.boardRecords({ signal, onInvalid }))
      boards.push({ board_id, board_name });
    const { about, itemCount: items } = archive;
    const damage = archive.damage.map(({ message }) => message);
    print.object(
      { ...about, boards, items, damage },
      { ...about, boards: boards.length, items, damaged: damage.length },
    );
    for (const message of damage) print.note(message);
  },
});
