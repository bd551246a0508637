import { useQuery } from '@tanstack/react-query';
import type { FilterKind, FilterRange, GalleryFilter } from '@x/services/filter';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';

import { useClient } from '../../app/client-context.js';
import { useMessages } from '../../i18n/messages.js';
import { boardQuery } from '../boards/board-query.js';
import { boardIdOf, boardWord } from './board-word.js';
import { conditionMessages } from './condition-messages.js';

interface FilterPanelProps {
  readonly filter: GalleryFilter;
  readonly onChange: (changes: Partial<GalleryFilter>) => void;
}

/** A control for each condition of a filter. */
export function FilterPanel({ filter, onChange }: FilterPanelProps) {
  const texts = useMessages(conditionMessages);
  const { kind, starred, date, width, height, model, lora, seed, sampler } = filter;
  return (
    <div className="filter-panel">
      <Choice
        label={texts.kind}
        value={kind ?? 'all'}
        options={texts.kinds}
        onChange={(value) => onChange({ kind: value === 'all' ? undefined : (value as FilterKind) })}
      />
      <BoardChoice board={filter.board} onChange={(board) => onChange({ board })} />
      <Choice
        label={texts.stars}
        value={starred === undefined ? 'any' : starred ? 'yes' : 'no'}
        options={texts.starred}
        onChange={(value) => onChange({ starred: value === 'any' ? undefined : value === 'yes' })}
      />
      <Entry
        label={texts.from}
        type="date"
        value={date?.from}
        onChange={(from) => onChange({ date: ends(from, date?.to) })}
      />
      <Entry
        label={texts.to}
        type="date"
        value={date?.to}
        onChange={(to) => onChange({ date: ends(date?.from, to) })}
      />
      <Entry
        label={texts.width}
        type="number"
        value={width?.from?.toString()}
        onChange={(from) => onChange({ width: ends(toNumber(from), width?.to) })}
      />
      <Entry
        label={texts.height}
        type="number"
        value={height?.from?.toString()}
        onChange={(from) => onChange({ height: ends(toNumber(from), height?.to) })}
      />
      <Entry label={texts.model} value={model} onChange={(value) => onChange({ model: value })} />
      <Entry label={texts.lora} value={lora} onChange={(value) => onChange({ lora: value })} />
      <Entry
        label={texts.seed}
        type="number"
        value={seed?.toString()}
        onChange={(value) => onChange({ seed: toNumber(value) })}
      />
      <Entry label={texts.sampler} value={sampler} onChange={(value) => onChange({ sampler: value })} />
      <p className="quiet filter-note">{texts.slow}</p>
    </div>
  );
}

/** Returns a range, or nothing where both ends are open. */
const ends = <T,>(from: T | undefined, to: T | undefined): FilterRange<T> | undefined =>
  from === undefined && to === undefined
    ? undefined
    : { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };

const toNumber = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: Readonly<Record<string, string>>;
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div className="filter-entry">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="field" value={value} onChange={({ target }) => onChange(target.value)}>
        {Object.entries(options).map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

interface BoardChoiceProps {
  readonly board: string | undefined;
  readonly onChange: (board: string | undefined) => void;
}

function BoardChoice({ board, onChange }: BoardChoiceProps) {
  const texts = useMessages(conditionMessages);
  const { data: boards = [] } = useQuery(boardQuery(useClient()));
  const names = boards.map((it) => [it.board_id, it.board_name] as const);
  const options = Object.fromEntries([['', texts.allBoards], ['none', texts.noBoard], ...names]);
  const known = board !== undefined && (boards.length > 0 || board === 'none');
  const choose = (id: string) => {
    const chosen = boards.find(({ board_id }) => board_id === id);
    onChange(chosen ? boardWord(chosen, boards) : id || undefined);
  };
  return <Choice label={texts.board} value={known ? idOf(board, boards) : ''} options={options} onChange={choose} />;
}

function idOf(...[word, boards]: Parameters<typeof boardIdOf>): string {
  try {
    return boardIdOf(word, boards);
  } catch {
    return '';
  }
}

interface EntryProps {
  readonly label: string;
  readonly type?: 'date' | 'number' | undefined;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** A field that counts when it is left, or with Enter. */
function Entry({ label, type, value = '', onChange }: EntryProps) {
  const id = useId();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const commit = () => {
    if (typed !== value) onChange(typed || undefined);
  };
  const onKey = ({ key }: KeyboardEvent) => {
    if (key === 'Enter') commit();
  };
  return (
    <div className="filter-entry">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="field"
        type={type ?? 'text'}
        min={type === 'number' ? 0 : undefined}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={commit}
        onKeyDown={onKey}
      />
    </div>
  );
}
