import type { ExposedInput, Workflow } from '@x/services/workflow';

import type { FieldValue } from '../field-value.js';

/** What ties a control to its label, its hint and its error. */
interface ControlProps {
  readonly id: string;
  /** Of an entry of a list, which has no label of its own. */
  readonly 'aria-labelledby'?: string | undefined;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
}

/** What edits one value of an input, or of an entry of its list. */
export interface EditorProps {
  readonly workflow: Workflow;
  readonly input: ExposedInput;
  readonly value: FieldValue;
  readonly onChange: (value: FieldValue) => void;
  readonly onBlur: () => void;
  readonly control: ControlProps;
  readonly label: string;
  /** The id of the element that shows the label. */
  readonly labelId: string;
  /** How the author wants it edited. */
  readonly component?: string | undefined;
}
