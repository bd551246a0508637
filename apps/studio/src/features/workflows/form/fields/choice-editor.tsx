import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { useClient } from '../../../../app/client-context.js';
import { useMessages } from '../../../../i18n/messages.js';
import { boardQuery } from '../../../boards/board-query.js';
import { workflowMessages } from '../../workflow-messages.js';
import type { EditorProps } from './editor-props.js';

/** One of several values. */
export function ChoiceEditor(editor: EditorProps) {
  const { input, value } = editor;
  const { field: texts } = useMessages(workflowMessages);
  return (
    <Select {...editor}>
      {(value === '' || !input.required) && <option value="">{texts.none}</option>}
      {input.choices?.map((choice, index) => (
        <option key={String(choice.value)} value={String(index)}>
          {choice.label}
        </option>
      ))}
    </Select>
  );
}

/** On or off. */
export function SwitchEditor({ value, onChange, onBlur, control }: EditorProps) {
  return (
    <input
      {...control}
      type="checkbox"
      className="switch"
      checked={value === true}
      onChange={({ target }) => onChange(target.checked)}
      onBlur={onBlur}
    />
  );
}

/** A board: that of the results, none, or one of the server. */
export function BoardEditor(editor: EditorProps) {
  const texts = useMessages(workflowMessages);
  return (
    <Select {...editor}>
      <option value="auto">{texts.autoBoard}</option>
      <option value="none">{texts.noBoard}</option>
      <BoardOptions />
    </Select>
  );
}

/** The boards of the server. */
export function BoardOptions() {
  const { data: boards = [] } = useQuery(boardQuery(useClient()));
  return boards.map(({ board_id, board_name }) => (
    <option key={board_id} value={board_id}>
      {board_name}
    </option>
  ));
}

interface SelectProps extends EditorProps {
  readonly children: ReactNode;
}

function Select({ value, onChange, onBlur, control, children }: SelectProps) {
  return (
    <select
      {...control}
      className="field"
      value={String(value)}
      onChange={({ target }) => onChange(target.value)}
      onBlur={onBlur}
    >
      {children}
    </select>
  );
}
