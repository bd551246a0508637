import { Link } from '@tanstack/react-router';
import type { Board } from '@x/models/board';
import { printFilter } from '@x/services/filter';

import { useClient } from '../../app/client-context.js';
import { Icon } from '../../app/icon.js';
import { thumbnailUrl } from '../../app/media-url.js';
import { ActionMenu } from '../../commands/action-menu.js';
import { useMessages } from '../../i18n/messages.js';
import { useUpload } from '../act/transfer/use-upload.js';
import { useMove } from '../act/use-move.js';
import { useDrop } from '../drag/use-drop.js';
import { boardMessages } from './board-messages.js';
import { type BoardVerb, boardVerbs } from './board-verbs.js';

interface BoardCardProps {
  readonly board: Board;
  /** How a filter names it. */
  readonly word: string;
  readonly onAct: (verb: BoardVerb) => void;
}

/** A board with its cover and its counts; it leads to its pictures. */
export function BoardCard({ board, word, onAct }: BoardCardProps) {
  const texts = useMessages(boardMessages);
  const { transport } = useClient();
  const [move, upload] = [useMove(), useUpload()];
  const target = { boardId: board.board_id, name: board.board_name };
  const card = useDrop<HTMLLIElement>({
    onPictures: (names) => void move(names, target),
    onFiles: (files) => void upload(files, { board: target, isAsset: false }),
  });
  const { board_name, cover_image_name: cover, archived, image_count, asset_count, video_count } = board;
  return (
    <li ref={card} className="board-card" data-archived={archived || undefined}>
      <Link to="/" search={{ filter: printFilter({ board: word }) }} className="board-link">
        <span className="board-cover">
          {cover ? <img src={thumbnailUrl(transport, cover)} alt="" /> : <Icon name="boards" />}
        </span>
        <span className="board-name" title={board_name}>
          {board_name}
        </span>
        <span className="quiet">
          {texts.counts(image_count, asset_count, video_count)}
          {archived && ` · ${texts.archived}`}
        </span>
      </Link>
      <ActionMenu
        label={texts.actions(board_name)}
        entries={boardVerbs.map(({ verb, needs }) => ({
          text: verb === 'archive' && archived ? texts.restore : texts[verb],
          needs,
          onClick: () => onAct(verb),
        }))}
      />
    </li>
  );
}
