import { command } from '../../command/command.js';
import { listing } from '../../command/flags.js';
import { BOARD_COLUMNS, BOARD_FIELDS } from '../../view/board.js';

/** `invoke boards list` */
export const list = command({
  kind: 'read',
  summary: 'Lists boards, the newest first',
  details: 'Columns: name, images, assets, videos, id.',
  examples: [
    { line: 'boards list', about: 'All boards that are not archived' },
    { line: 'boards list --archived --json=board_id,board_name', about: 'The ids and names of all, for a program' },
  ],
  flags: { ...listing, archived: { type: 'switch', about: 'list archived boards too' } },
  args: {},
  fields: BOARD_FIELDS,
  async run({ flags }, { connect, print, signal }) {
    const { services } = await connect();
    const rows = [];
    for await (const board of services.boards.list({ includeArchived: flags.archived }, { signal })) rows.push(board);
    print.list({ rows, columns: BOARD_COLUMNS, empty: 'no boards' });
  },
});
