import { useMessages } from '../../../../i18n/messages.js';
import { workflowMessages } from '../../workflow-messages.js';
import type { Color } from '../field-value.js';
import type { EditorProps } from './editor-props.js';

/** A color and its opacity. */
export function ColorEditor({ value, onChange, onBlur, control, label }: EditorProps) {
  const { field: texts } = useMessages(workflowMessages);
  const color = value as Color;
  return (
    <div className="color-editor">
      <input
        {...control}
        type="color"
        value={toHex(color)}
        onChange={({ target }) => onChange({ ...fromHex(target.value), a: color.a })}
        onBlur={onBlur}
      />
      <span className="quiet" aria-hidden="true">
        {texts.opacity}
      </span>
      <input
        type="range"
        aria-label={texts.alpha(label)}
        min={0}
        max={255}
        value={color.a}
        onChange={({ target }) => onChange({ ...color, a: Number(target.value) })}
        onBlur={onBlur}
      />
    </div>
  );
}

const toHex = ({ r, g, b }: Color): string =>
  `#${[r, g, b].map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

function fromHex(hex: string): Omit<Color, 'a'> {
  const part = (start: number) => Number.parseInt(hex.slice(start, start + 2), 16);
  return { r: part(1), g: part(3), b: part(5) };
}
