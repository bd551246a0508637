import type { WorkflowDocument } from '@x/models/workflow-document';

import type { Port } from '../connections.js';
import type { WorkflowProblem } from '../conversion.js';
import { checkInput } from '../inputs/check-value.js';
import { itemsOf } from '../inputs/check-values.js';
import { type FieldEnvironment, findField } from '../inputs/find-field.js';
import { inputRule } from '../inputs/input-rule.js';

/** The values of a batch, and the inputs that get them. */
interface BatchItems {
  readonly nodeId: string;
  readonly field: string;
  readonly values: readonly unknown[];
  readonly targets: readonly Port[];
}

/**
 * Returns the first value for each input that does not take it. The editor leaves that to the server, which enqueues the
 * items all the same, and then cannot read them: its queue stops at them, and runs nothing any more.
 */
export function itemProblems(
  { nodeId, field, values, targets }: BatchItems,
  document: WorkflowDocument,
  environment: FieldEnvironment,
): WorkflowProblem[] {
  return targets.flatMap((target): WorkflowProblem[] => {
    const found = findField(document, { nodeId: target.nodeId, name: target.field }, environment);
    if (!found) return [];
    const { template } = found;
    const rule = { ...inputRule(template), value: template.value };
    const isText = rule.type.name === 'StringField';
    for (const [index, value] of values.entries()) {
      const sent = isText && typeof value === 'number' ? String(value) : value; // the server writes it as a text
      const checked = itemsOf(checkInput(sent, rule, { types: environment.types, models: [] }));
      const wrong = checked.find((item) => item.status === 'refused');
      if (!wrong) continue;
      const message = `value ${index} of batch ${nodeId} is not for ${target.nodeId}.${target.field}: it ${wrong.reason}`;
      return [{ code: 'batch_value', nodeId, field, message }];
    }
    return [];
  });
}
