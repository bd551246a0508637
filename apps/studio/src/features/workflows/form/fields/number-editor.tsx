import { useMessages } from '../../../../i18n/messages.js';
import { workflowMessages } from '../../workflow-messages.js';
import type { EditorProps } from './editor-props.js';

/** A wider range is no slider: a pixel of it would be many steps. */
const MOST_STEPS = 1_000;

/** A number: a slider beside it where its range is known, a button where it seeds what is random. */
export function NumberEditor({ input, value, onChange, onBlur, control, label, component }: EditorProps) {
  const { field: texts } = useMessages(workflowMessages);
  const text = String(value);
  const slider = sliderOf(input, component);
  const isSeed = input.field === 'seed';
  return (
    <div className="number-editor">
      {slider && (
        <input
          type="range"
          aria-label={texts.slider(label)}
          {...slider}
          value={Number(text) || 0}
          onChange={({ target }) => onChange(target.value)}
          onBlur={onBlur}
        />
      )}
      <input
        {...control}
        className="field"
        inputMode="decimal"
        autoComplete="off"
        value={text}
        onChange={({ target }) => onChange(target.value)}
        onBlur={onBlur}
      />
      {isSeed && (
        <button
          type="button"
          className="button"
          onClick={() => onChange(String(crypto.getRandomValues(new Uint32Array(1))[0]))}
        >
          {texts.random}
        </button>
      )}
    </div>
  );
}

function sliderOf({ limits = {}, type }: EditorProps['input'], component: string | undefined) {
  const { minimum, maximum, multipleOf } = limits;
  if (minimum === undefined || maximum === undefined || minimum >= maximum) return undefined;
  const step = multipleOf ?? (type.name === 'IntegerField' ? 1 : (maximum - minimum) / 100);
  const isWanted =
    component?.includes('slider') || (component === undefined && (maximum - minimum) / step <= MOST_STEPS);
  return isWanted ? { min: minimum, max: maximum, step } : undefined;
}
