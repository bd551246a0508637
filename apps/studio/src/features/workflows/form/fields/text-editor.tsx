import type { EditorProps } from './editor-props.js';

/** A text: of several lines, unless its author wants one. */
export function TextEditor({ value, onChange, onBlur, control, component }: EditorProps) {
  const shared = { ...control, className: 'field', value: String(value), onBlur };
  if (component === 'input') return <input {...shared} onChange={({ target }) => onChange(target.value)} />;
  return <textarea {...shared} rows={3} onChange={({ target }) => onChange(target.value)} />;
}
