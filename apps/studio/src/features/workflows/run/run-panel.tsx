import type { ExposedInput } from '@x/services/workflow';
import { lazy, Suspense, useState } from 'react';

import { isVideo } from '../../../app/media-url.js';
import { commands } from '../../../commands/command-table.js';
import { Keys } from '../../../commands/keys.js';
import { runCommand, useCommands } from '../../../commands/registry.js';
import { useMessages } from '../../../i18n/messages.js';
import { lastSelection } from '../../select/last-selection.js';
import { fieldKind, isList } from '../form/field-kind.js';
import { BoardOptions } from '../form/fields/choice-editor.js';
import { workflowMessages } from '../workflow-messages.js';

const PicturePicker = lazy(async () => ({ default: (await import('../pick/picture-picker.js')).PicturePicker }));

/** More runs at once are a batch of their own making: the server has its own limit, too. */
const MOST = 1_000;

/** How a workflow is run. */
export interface RunSettings {
  readonly runs: number;
  readonly board: string | undefined;
}

/** What a workflow is run over. */
export interface OverPictures {
  /** The key of the input that takes a picture. */
  readonly input: string;
  readonly names: readonly string[];
  readonly board: string | undefined;
}

interface RunPanelProps {
  readonly inputs: readonly ExposedInput[];
  readonly isBlocked: boolean;
  readonly isSending: boolean;
  readonly failure: string | undefined;
  readonly onRun: (settings: RunSettings) => void;
  readonly onRunOver: (over: OverPictures) => void;
  readonly onReset: (() => void) | undefined;
}

/** How often a workflow is run, for which board, and over which pictures. */
export function RunPanel({ inputs, isBlocked, isSending, failure, onRun, onRunOver, onReset }: RunPanelProps) {
  const texts = useMessages(workflowMessages);
  const [times, setTimes] = useState('1');
  const [board, setBoard] = useState('');
  const count = Number(times);
  const isCount = Number.isInteger(count) && count >= 1 && count <= MOST;
  const boardId = board || undefined;
  const canRun = !isBlocked && isCount;
  useCommands({ 'workflows.run': canRun ? () => onRun({ runs: count, board: boardId }) : undefined });
  const pictureInputs = inputs.filter(
    (input) => fieldKind(input) === 'picture' && !isList(input) && !input.isConnected,
  );
  const [shortcut] = commands['workflows.run'].keys;
  return (
    <section className="run-panel" aria-label={texts.run}>
      <div className="run-settings">
        <label>
          {texts.times}
          <input
            type="number"
            className="field"
            min={1}
            max={MOST}
            value={times}
            aria-invalid={isCount ? undefined : true}
            onChange={({ target }) => setTimes(target.value)}
          />
        </label>
        <label>
          {texts.board}
          <select className="field" value={board} onChange={({ target }) => setBoard(target.value)}>
            <option value="">{texts.noBoard}</option>
            <BoardOptions />
          </select>
        </label>
      </div>
      {!isCount && <p className="field-error">{texts.field.allowed(texts.field.between(1, MOST))}</p>}
      <div className="run-buttons">
        <button
          type="button"
          className="button"
          data-primary
          disabled={!canRun || isSending}
          // The second click of a double click is none of its own.
          onClick={({ detail }) => detail < 2 && runCommand('workflows.run')}
        >
          {isSending ? texts.sending : texts.run} <Keys keys={shortcut} />
        </button>
        {onReset && (
          <button type="button" className="button" onClick={onReset}>
            {texts.reset}
          </button>
        )}
      </div>
      {failure && (
        <p role="alert" className="field-error">
          {failure}
        </p>
      )}
      {pictureInputs.length > 0 && (
        <OverPanel inputs={pictureInputs} board={boardId} isBlocked={isBlocked} onRunOver={onRunOver} />
      )}
    </section>
  );
}

interface OverPanelProps extends Pick<RunPanelProps, 'inputs' | 'isBlocked' | 'onRunOver'> {
  readonly board: string | undefined;
}

/** Which pictures a workflow is run over: at first those that were selected in the gallery. */
function OverPanel({ inputs, board, isBlocked, onRunOver }: OverPanelProps) {
  const texts = useMessages(workflowMessages);
  const [key, setKey] = useState(inputs[0]?.key ?? '');
  const [chosen, setChosen] = useState(lastSelection.get());
  const [isPicking, setPicking] = useState(false);
  const input = inputs.find((one) => one.key === key) ?? inputs[0];
  const takesVideos = input?.type.name === 'VideoField';
  const names = chosen.filter((name) => isVideo(name) === takesVideos);
  const plan = () => (names.length > 0 && input ? onRunOver({ input: input.key, names, board }) : setPicking(true));
  useCommands({ 'workflows.run-over': isBlocked ? undefined : plan });
  return (
    <fieldset className="run-over">
      <legend>{texts.over}</legend>
      <p className="quiet">{texts.overHint}</p>
      {inputs.length > 1 && (
        <label>
          {texts.overInput}
          <select className="field" value={key} onChange={({ target }) => setKey(target.value)}>
            {inputs.map((one) => (
              <option key={one.key} value={one.key}>
                {one.label}
              </option>
            ))}
          </select>
        </label>
      )}
      <p>{texts.overCount(names.length)}</p>
      <div className="run-buttons">
        <button type="button" className="button" onClick={() => setPicking(true)}>
          {texts.choosePictures}
        </button>
        <button
          type="button"
          className="button"
          disabled={isBlocked || names.length === 0}
          onClick={() => runCommand('workflows.run-over')}
        >
          {texts.overPlan}
        </button>
      </div>
      {isPicking && (
        <Suspense fallback={null}>
          <PicturePicker
            title={texts.choosePictures}
            takes={takesVideos ? 'videos' : 'images'}
            isMultiple
            onPick={setChosen}
            onClose={() => setPicking(false)}
          />
        </Suspense>
      )}
    </fieldset>
  );
}
