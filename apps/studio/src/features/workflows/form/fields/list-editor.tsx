import { Icon } from '../../../../app/icon.js';
import { useMessages } from '../../../../i18n/messages.js';
import { workflowMessages } from '../../workflow-messages.js';
import { emptyEntry, type FieldValue } from '../field-value.js';
import type { EditorProps } from './editor-props.js';
import { ItemEditor } from './item-editor.js';

/** A list whose entries are edited one by one. */
export function ListEditor({ value, control, ...props }: EditorProps) {
  const { field: texts } = useMessages(workflowMessages);
  const entries = Array.isArray(value) ? (value as readonly FieldValue[]) : [];
  const { onChange, label, input } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be labelled by the label of the field.
    <div
      className="list-editor"
      role="group"
      aria-labelledby={props.labelId}
      aria-describedby={control['aria-describedby']}
    >
      {entries.map((entry, index) => (
        <div key={index} className="list-entry">
          <ItemEditor
            {...props}
            value={entry}
            onChange={(next) => onChange(entries.with(index, next))}
            label={texts.entry(label, index + 1)}
            labelId={`${control.id}-${index}-label`}
            component="input"
            control={{
              ...control,
              id: `${control.id}-${index}`,
              'aria-labelledby': `${control.id}-${index}-label`,
            }}
          />
          <span className="visually-hidden" id={`${control.id}-${index}-label`}>
            {texts.entry(label, index + 1)}
          </span>
          <button
            type="button"
            className="icon-button"
            aria-label={texts.remove(index + 1)}
            onClick={() => onChange(entries.toSpliced(index, 1))}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
      <button
        type="button"
        id={control.id}
        className="button"
        aria-labelledby={`${props.labelId} ${control.id}`}
        onClick={() => onChange([...entries, emptyEntry(input)])}
      >
        <Icon name="plus" /> {texts.add}
      </button>
    </div>
  );
}
