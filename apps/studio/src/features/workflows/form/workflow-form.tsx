import { WorkflowValuesError } from '@x/services/errors';
import { useMemo, useRef, useState } from 'react';
import { type FieldErrors, FormProvider, type Resolver, useForm } from 'react-hook-form';

import { useClient } from '../../../app/client-context.js';
import { useCommands } from '../../../commands/registry.js';
import { errorLine } from '../../../errors/error-line.js';
import { useMessages } from '../../../i18n/messages.js';
import { shownAction } from '../../act/action.js';
import { type OverPictures, RunPanel, type RunSettings } from '../run/run-panel.js';
import { mapAction, startRun } from '../run/start-run.js';
import { workflowMessages } from '../workflow-messages.js';
import { blockedBy, changedBy, isIntermediate } from './blocked.js';
import { checkForm } from './check-form.js';
import { fieldName, initialValues, toValues } from './field-value.js';
import { FormItems } from './form-section.js';
import { Notices } from './notices.js';
import type { OpenedWorkflow } from './workflow-query.js';

interface WorkflowFormProps {
  readonly opened: OpenedWorkflow;
  /** Which workflow it is, the same for all its runs. */
  readonly source: string;
  readonly name: string;
}

/** The inputs of a workflow as its author laid them out, and what runs it. */
export function WorkflowForm({ opened, source, name }: WorkflowFormProps) {
  const texts = useMessages(workflowMessages);
  const client = useClient();
  const { workflow } = opened;
  const { inputs } = workflow;
  const [failure, setFailure] = useState<string>();
  const [isSending, setSending] = useState(false);
  const sending = useRef(false);
  const form = useForm({
    defaultValues: initialValues(inputs),
    mode: 'onTouched',
    resolver: useMemo(() => resolverOf(workflow, texts.field), [workflow, texts]),
  });
  const blocked = useMemo(() => blockedBy(opened, texts.field), [opened, texts]);
  const values = () => toValues(inputs, form.getValues());
  const subject = { client, workflow, source, name };
  const run = async (settings: RunSettings) => {
    if (sending.current || blocked.length > 0 || !(await form.trigger(undefined, { shouldFocus: true }))) return;
    // Two presses in one moment are one run.
    if (sending.current) return;
    sending.current = true;
    setSending(true);
    setFailure(undefined);
    try {
      await startRun(subject, values(), settings);
    } catch (error) {
      setFailure(showRefused(error));
    } finally {
      sending.current = false;
      setSending(false);
    }
  };
  const runOver = ({ input, names, board }: OverPictures) => {
    const { fields } = checkForm(workflow, form.getValues(), texts.field, input);
    for (const [field, message] of Object.entries(fields)) form.setError(field, { message }, { shouldFocus: true });
    if (Object.keys(fields).length === 0) shownAction.set(mapAction(subject, values(), { input, names, board }));
  };
  /** Shows what the server lacks at its fields, and returns what belongs to none. */
  const showRefused = (error: unknown): string | undefined => {
    if (!(error instanceof WorkflowValuesError)) return errorLine(error);
    const others = error.problems.filter(({ key }) => {
      const index = inputs.findIndex((input) => input.key === key);
      if (index >= 0) form.setError(fieldName(index), { message: texts.field.notThere }, { shouldFocus: true });
      return index < 0;
    });
    return others.length > 0 ? others.map(({ message }) => message).join('\n') : undefined;
  };
  const reset = () => form.reset(initialValues(inputs));
  useCommands({ 'workflows.reset': inputs.length > 0 ? reset : undefined });
  const message = failure ?? form.formState.errors.root?.message;
  return (
    <FormProvider {...form}>
      <form className="workflow-form" aria-label={texts.values} onSubmit={(event) => event.preventDefault()}>
        <Notices
          blocked={blocked}
          changed={changedBy(opened)}
          hints={isIntermediate(workflow) ? [texts.intermediate] : []}
        />
        {inputs.length === 0 && <p className="quiet">{texts.noInputs}</p>}
        <FormItems workflow={workflow} items={workflow.form.items} />
      </form>
      <RunPanel
        inputs={inputs}
        isBlocked={blocked.length > 0}
        isSending={isSending}
        failure={message}
        onRun={(settings) => void run(settings)}
        onRunOver={runOver}
        onReset={inputs.length > 0 ? reset : undefined}
      />
    </FormProvider>
  );
}

function resolverOf(workflow: OpenedWorkflow['workflow'], texts: typeof workflowMessages.en.field): Resolver {
  return (values) => {
    const { fields, others } = checkForm(workflow, values, texts);
    const entries = Object.entries(fields).map(([name, message]) => [name, { type: 'check', message }] as const);
    const root = others.length > 0 ? { root: { type: 'check', message: others.join('\n') } } : {};
    const errors: FieldErrors = { ...Object.fromEntries(entries), ...root };
    return Object.keys(errors).length > 0 ? { values: {}, errors } : { values, errors: {} };
  };
}
