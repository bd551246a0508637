import type { Workflow, WorkflowCheck } from '@x/services/workflow';

import type { workflowMessages } from '../workflow-messages.js';
import { type FormValues, fieldName, toValues } from './field-value.js';
import { ruleText } from './rule-text.js';

type Texts = typeof workflowMessages.en.field;

/** What is wrong with a form. */
export interface FormCheck {
  /** By the name of the field, in words that name what is allowed. */
  readonly fields: Readonly<Record<string, string>>;
  /** What no field of the form can mend. */
  readonly others: readonly string[];
}

/** Checks a form as a run would, without a request. `over` is the key of an input that gets its value later. */
export function checkForm(workflow: Workflow, values: FormValues, texts: Texts, over?: string): FormCheck {
  return toFormCheck(workflow, workflow.check(toValues(workflow.inputs, values)), texts, over);
}

/** Returns where in the form the problems are. */
export function toFormCheck(
  { inputs }: Workflow,
  { values, problems }: WorkflowCheck,
  texts: Texts,
  over?: string,
): FormCheck {
  const fields: Record<string, string> = {};
  const others: string[] = [];
  for (const { key, message } of values) {
    const index = inputs.findIndex((input) => input.key === key);
    const input = inputs[index];
    if (!input) others.push(message);
    else if (key !== over) fields[fieldName(index)] = texts.allowed(ruleText(input, texts));
  }
  for (const { code, nodeId, field, message } of problems) {
    const index = inputs.findIndex((input) => input.nodeId === nodeId && input.field === field);
    const input = inputs[index];
    if (!input) others.push(message);
    else if (input.key !== over) {
      const text = code === 'input_missing' ? texts.missing : texts.allowed;
      fields[fieldName(index)] ??= text(ruleText(input, texts));
    }
  }
  return { fields, others };
}
