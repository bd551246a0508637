import type { Board } from '@x/models/board';
import { type GalleryFilter, parseFilter } from '@x/services/filter';
import { useState } from 'react';

import { useMessages } from '../../i18n/messages.js';
import { readFilter } from '../find/gallery-query.js';
import { boardMessages } from './board-messages.js';
import { FormDialog, NameField } from './form-dialog.js';

interface SplitDialogProps {
  readonly board: Board;
  readonly onSplit: (filter: GalleryFilter, name: string) => void;
  readonly onClose: () => void;
}

/** Asks what of a board goes to another one, and for the name of that. */
export function SplitDialog({ board, onSplit, onClose }: SplitDialogProps) {
  const texts = useMessages(boardMessages);
  const [text, setText] = useState('');
  const [name, setName] = useState('');
  const { error } = readFilter(text);
  const split = () => {
    if (error) return;
    onClose();
    onSplit(parseFilter(text), name);
  };
  return (
    <FormDialog title={texts.splitOf(board.board_name)} submit={texts.splitOn} onSubmit={split} onClose={onClose}>
      <label className="name-field">
        {texts.splitFilter}
        <input
          className="field"
          value={text}
          required
          placeholder="starred:yes width:>=1024"
          spellCheck={false}
          aria-invalid={error !== undefined}
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      <p className={error ? 'field-error' : 'quiet'} role="status">
        {error ? error.message.replace(/^filter: /, '') : texts.splitHint}
      </p>
      <NameField label={texts.splitName} name={name} onChange={setName} />
    </FormDialog>
  );
}
