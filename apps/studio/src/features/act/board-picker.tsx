import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { useQuery } from '@tanstack/react-query';

import { useClient } from '../../app/client-context.js';
import { PageDialog } from '../../app/page-dialog.js';
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
  const targets: MoveTarget[] = [
    ...boards.map(({ board_id, board_name }) => ({ boardId: board_id, name: board_name })),
    { boardId: 'none', name: texts.noBoard },
  ].filter(({ boardId }) => boardId !== except);
  const pick = (target: MoveTarget) => {
    onClose();
    onPick(target);
  };
  return (
    <PageDialog kind="palette" onClose={onClose}>
      <Dialog.Title className="palette-title">{title}</Dialog.Title>
      <Autocomplete.Root items={targets} inline open autoHighlight="always" itemToStringValue={({ name }) => name}>
        <Autocomplete.Input className="palette-input" aria-label={title} placeholder={texts.searchBoards} />
        <Autocomplete.Empty className="palette-empty">{texts.noSuchBoard}</Autocomplete.Empty>
        <Autocomplete.List className="palette-list">
          {(target: MoveTarget) => (
            <Autocomplete.Item
              key={target.boardId}
              value={target}
              className="palette-item"
              onClick={() => pick(target)}
            >
              {target.name}
            </Autocomplete.Item>
          )}
        </Autocomplete.List>
      </Autocomplete.Root>
    </PageDialog>
  );
}
