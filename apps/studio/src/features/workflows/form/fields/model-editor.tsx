import { lazy, Suspense, useState } from 'react';

import { useMessages } from '../../../../i18n/messages.js';
import { workflowMessages } from '../../workflow-messages.js';
import type { LoraEntry } from '../field-value.js';
import type { EditorProps } from './editor-props.js';

const ModelPicker = lazy(async () => ({ default: (await import('../../pick/model-picker.js')).ModelPicker }));

/** A model of those that the input takes, chosen in a dialog. */
export function ModelEditor({ workflow, input, value, onChange, control, label, labelId }: EditorProps) {
  const { field: texts } = useMessages(workflowMessages);
  const [isPicking, setPicking] = useState(false);
  const models = workflow.modelsFor(input);
  const model = models.find(({ key }) => key === value);
  const shown = model ? `${model.name} · ${model.base}` : value === '' ? texts.choose : texts.unknownModel;
  const { 'aria-invalid': _, ...described } = control;
  return (
    <>
      <button
        type="button"
        {...described}
        className="button model-button"
        aria-labelledby={`${labelId} ${control.id}`}
        aria-haspopup="dialog"
        onClick={() => setPicking(true)}
      >
        {shown}
      </button>
      {models.length === 0 && <span className="quiet">{texts.noModels}</span>}
      {isPicking && (
        <Suspense fallback={null}>
          <ModelPicker title={label} models={models} onPick={onChange} onClose={() => setPicking(false)} />
        </Suspense>
      )}
    </>
  );
}

/** A LoRA: a model, and how strong it is. */
export function LoraEditor({ value, onChange, ...props }: EditorProps) {
  const { field: texts } = useMessages(workflowMessages);
  const entry = value as LoraEntry;
  return (
    <div className="lora-editor">
      <ModelEditor {...props} value={entry.model} onChange={(model) => onChange({ ...entry, model: String(model) })} />
      <input
        className="field"
        inputMode="decimal"
        aria-label={texts.weight(props.label)}
        value={entry.weight}
        onChange={({ target }) => onChange({ ...entry, weight: target.value })}
        onBlur={props.onBlur}
      />
    </div>
  );
}
