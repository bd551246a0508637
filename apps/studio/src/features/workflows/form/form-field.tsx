import type { ExposedInput, Workflow } from '@x/services/workflow';
import { useEffect } from 'react';
import { useController, useFormContext } from 'react-hook-form';

import { useMessages } from '../../../i18n/messages.js';
import { workflowMessages } from '../workflow-messages.js';
import { fieldKind, isList } from './field-kind.js';
import { type FieldValue, fieldName } from './field-value.js';
import { ItemEditor } from './fields/item-editor.js';
import { ListEditor } from './fields/list-editor.js';
import { limitsText } from './rule-text.js';

interface FormFieldProps {
  readonly workflow: Workflow;
  readonly input: ExposedInput;
  readonly showDescription: boolean;
  readonly component: string | undefined;
}

/** An input with its label, its limits, and what is wrong with its value. */
export function FormField({ workflow, input, showDescription, component }: FormFieldProps) {
  const { field: texts } = useMessages(workflowMessages);
  const name = fieldName(workflow.inputs.indexOf(input));
  const { field, fieldState } = useController({ name });
  const { trigger } = useFormContext();
  const { ref, onChange } = field;
  useEffect(() => ref({ focus: () => document.getElementById(name)?.focus() }), [ref, name]);
  const { label, description, isConnected } = input;
  const error = fieldState.error?.message;
  const hint = isConnected ? texts.connected : fieldKind(input) === 'number' ? limitsText(input, texts) : '';
  const ids = { label: `${name}-label`, hint: `${name}-hint`, error: `${name}-error` };
  const about = [error ? ids.error : '', hint ? ids.hint : ''].filter(Boolean).join(' ') || undefined;
  const Editor = isList(input) ? ListEditor : ItemEditor;
  const change = (value: FieldValue) => {
    onChange(value);
    // What is wrong is checked with every key until it is right; what is not yet is checked when it is left.
    if (error !== undefined) void trigger(name);
  };
  return (
    <div className="form-field" data-invalid={error !== undefined || undefined} data-key={input.key}>
      {isNative(input) ? (
        <label id={ids.label} htmlFor={name}>
          {label}
        </label>
      ) : (
        <span id={ids.label} className="form-label">
          {label}
        </span>
      )}
      {showDescription && description && <p className="quiet">{description}</p>}
      {!isConnected && (
        <Editor
          workflow={workflow}
          input={input}
          value={field.value as FieldValue}
          onChange={change}
          onBlur={field.onBlur}
          control={{ id: name, 'aria-describedby': about, 'aria-invalid': error === undefined ? undefined : true }}
          label={label}
          labelId={ids.label}
          component={component}
        />
      )}
      {error && (
        <p id={ids.error} className="field-error">
          {error}
        </p>
      )}
      {hint && (
        <p id={ids.hint} className="field-hint quiet">
          {hint}
        </p>
      )}
    </div>
  );
}

const BUTTONS: ReadonlySet<string> = new Set(['picture', 'model', 'lora']);

/** Whether an input is edited by one control that a label can be for. */
const isNative = (input: ExposedInput): boolean => !isList(input) && !BUTTONS.has(fieldKind(input));
