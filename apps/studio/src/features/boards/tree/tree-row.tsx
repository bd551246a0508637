import { useClient } from '../../../app/client-context.js';
import { Icon } from '../../../app/icon.js';
import { thumbnailUrl } from '../../../app/media-url.js';
import { formatNumber } from '../../../i18n/messages.js';
import { useUpload } from '../../act/transfer/use-upload.js';
import { useMove } from '../../act/use-move.js';
import { useDrop } from '../../drag/use-drop.js';
import type { BoardNode } from './board-nodes.js';

interface TreeRowProps {
  readonly line: {
    readonly key: string;
    /** Pictures can be moved there: the id of a board, or `none`. */
    readonly id: string | undefined;
    readonly name: string;
    readonly level: number;
    readonly node: BoardNode | undefined;
  };
  readonly isActive: boolean;
  readonly isChosen: boolean;
  /** Left out where nothing is below. */
  readonly isOpen: boolean | undefined;
  readonly isAsset: boolean;
  readonly onChoose: () => void;
  readonly onToggle: () => void;
}

/** A line of the tree of boards, with cover and count. */
export function TreeRow({ line, isActive, isChosen, isOpen, isAsset, onChoose, onToggle }: TreeRowProps) {
  const { transport } = useClient();
  const [move, upload] = [useMove(), useUpload()];
  const { key, id, name, level, node } = line;
  const target = id === undefined ? undefined : { boardId: id, name: node?.board?.board_name ?? name };
  const row = useDrop<HTMLDivElement>({
    onPictures: target && ((names) => void move(names, target)),
    onFiles: target && ((files) => void upload(files, { board: id === 'none' ? undefined : target, isAsset })),
  });
  const cover = node?.board?.cover_image_name;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree around it has the keys.
    <div
      ref={row}
      className="tree-row"
      role="treeitem"
      data-key={key}
      tabIndex={isActive ? 0 : -1}
      aria-level={level}
      aria-selected={isChosen}
      aria-expanded={isOpen}
      style={{ paddingLeft: `${8 + (level - 1) * 16}px` }}
      onClick={onChoose}
    >
      <span
        className="tree-toggle"
        aria-hidden="true"
        data-open={isOpen || undefined}
        onClick={(event) => {
          if (isOpen === undefined) return;
          event.stopPropagation();
          onToggle();
        }}
      >
        {isOpen !== undefined && <Icon name="right" />}
      </span>
      <span className="tree-cover">
        {cover ? (
          <img src={thumbnailUrl(transport, cover)} alt="" draggable={false} />
        ) : (
          <Icon name={key === 'all' ? 'gallery' : 'boards'} />
        )}
      </span>
      <span className="tree-name">{name}</span>
      {node && <span className="quiet">{formatNumber(node.count)}</span>}
    </div>
  );
}
