import { useQuery } from '@tanstack/react-query';

import { useClient } from '../../app/client-context.js';
import { SearchDialog } from '../../app/search-dialog.js';
import { useMessages } from '../../i18n/messages.js';
import { boardQuery } from '../boards/board-query.js';
import { actionMessages } from './action-messages.js';
import type { MoveTarget } from './move-action.js';

interface BoardPickerProps {
  readonly title: string;
  /** The id of a board that cannot be chosen. */
  readonly except?: string | undefined;
  readonly onPick: (target: MoveTarget) => void;
  readonly onClose: () => void;
}

/** Searches the boards by name, and picks one, or none. */
export function BoardPicker({ title, except, onPick, onClose }: BoardPickerProps) {
  const texts = useMessages(actionMessages);
  const { data: boards = [] } = useQuery(boardQuery(useClient()));
  const lines = [
    ...boards.map(({ board_id, board_name }) => ({ id: board_id, label: board_name })),
    { id: 'none', label: texts.noBoard },
  ].filter(({ id }) => id !== except);
  return (
    <SearchDialog
      name={title}
      isTitled
      lines={lines}
      placeholder={texts.searchBoards}
      none={texts.noSuchBoard}
      onPick={({ id, label }) => onPick({ boardId: id, name: label })}
      onClose={onClose}
    />
  );
}
