import './boards.css';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Board } from '@x/models/board';
import { useState } from 'react';

import { useClient, useLoadedClient } from '../../app/client-context.js';
import { CommandButton } from '../../commands/command-button.js';
import { useCommands } from '../../commands/registry.js';
import { Failure } from '../../errors/failure.js';
import { useMessages } from '../../i18n/messages.js';
import { type Action, shownAction } from '../act/action.js';
import { BoardPicker } from '../act/board-picker.js';
import { boardWord } from '../find/board-word.js';
import { deleteBoardAction, destroyBoardAction, duplicateAction, mergeAction, splitAction } from './board-actions.js';
import { BoardCard } from './board-card.js';
import { boardMessages } from './board-messages.js';
import { boardQuery } from './board-query.js';
import type { BoardVerb } from './board-verbs.js';
import { NameDialog } from './name-dialog.js';
import { SplitDialog } from './split-dialog.js';

/** What is asked for: the name of a new board, another name, or what to merge into or to split off. */
type Question = { readonly kind: 'create' } | { readonly kind: 'rename' | 'merge' | 'split'; readonly board: Board };

/** Every board, and what can be done with it. */
export function BoardsScreen() {
  const texts = useMessages(boardMessages);
  const client = useLoadedClient();
  const { data: boards = [], error, isSuccess } = useQuery(boardQuery(useClient()));
  const [question, setQuestion] = useState<Question>();
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (request: () => Promise<unknown>) => request(),
    onSettled: () => queries.invalidateQueries({ queryKey: ['boards'] }),
  });
  useCommands({ 'boards.create': () => setQuestion({ kind: 'create' }) });
  const act = (verb: BoardVerb, board: Board) => {
    const actions: Partial<Record<BoardVerb, () => Action>> = {
      duplicate: () => duplicateAction(client, board),
      delete: () => deleteBoardAction(client, board),
      destroy: () => destroyBoardAction(client, board),
    };
    const action = actions[verb]?.();
    if (action) shownAction.set(action);
    else if (verb === 'rename' || verb === 'merge' || verb === 'split') setQuestion({ kind: verb, board });
    else change.mutate(() => client.repositories.boards.update(board.board_id, { archived: !board.archived }));
  };
  const save = (name: string) => {
    if (question?.kind !== 'rename') return change.mutate(() => client.services.boards.create({ name }));
    const { board_id } = question.board;
    return change.mutate(() => client.repositories.boards.update(board_id, { board_name: name }));
  };
  const close = () => setQuestion(undefined);
  const failure = change.error ?? error;
  return (
    <div className="screen">
      <header className="screen-header">
        <h1>{texts.title}</h1>
        <CommandButton id="boards.create" isPrimary />
      </header>
      {failure && <Failure error={failure} />}
      {isSuccess && boards.length === 0 && <p className="quiet">{texts.none}</p>}
      <ul className="boards">
        {boards.map((board) => (
          <BoardCard
            key={board.board_id}
            board={board}
            word={boardWord(board, boards)}
            onAct={(verb) => act(verb, board)}
          />
        ))}
      </ul>
      {question?.kind === 'merge' && (
        <BoardPicker
          title={texts.merge}
          except={question.board.board_id}
          onPick={(target) => shownAction.set(mergeAction(client, question.board, target))}
          onClose={close}
        />
      )}
      {question?.kind === 'split' && (
        <SplitDialog
          board={question.board}
          onSplit={(filter, name) => shownAction.set(splitAction(client, question.board, { filter, name }))}
          onClose={close}
        />
      )}
      {(question?.kind === 'create' || question?.kind === 'rename') && (
        <NameDialog
          title={texts[question.kind]}
          name={question.kind === 'rename' ? question.board.board_name : ''}
          onSave={save}
          onClose={close}
        />
      )}
    </div>
  );
}
