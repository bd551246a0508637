import type { WorkflowDocument, WorkflowForm, WorkflowFormElement } from '@x/models/workflow-document';

import { isIntact } from '../load/form-fields.js';
import type { ExposedInput, FormContainer } from './exposed-input.js';

/** An element of a form. */
export type FormItem =
  | FormSection
  | {
      /** It shows an input. */
      readonly kind: 'input';
      /** Unique in the form. */
      readonly id: string;
      /** The input. */
      readonly input: ExposedInput;
      /** Whether its description is shown. */
      readonly showDescription: boolean;
      /** How the author wants it edited, such as `slider` or `textarea`; `undefined` where that is left open. */
      readonly component: string | undefined;
    }
  | {
      /** It shows a text. */
      readonly kind: 'heading' | 'text';
      /** Unique in the form. */
      readonly id: string;
      /** The text. */
      readonly content: string;
    }
  | {
      /** It is a line. */
      readonly kind: 'divider';
      /** Unique in the form. */
      readonly id: string;
    };

/** A container of a form, with what it holds. */
export interface FormSection extends FormContainer {
  /** It holds other elements. */
  readonly kind: 'container';
  /** What it holds, in order. */
  readonly items: readonly FormItem[];
}

/** Returns the form of a document with the inputs that it shows, each once. Containers that show nothing are left out. */
export function formLayout({ form }: WorkflowDocument, inputs: readonly ExposedInput[]): FormSection {
  const left = new Map(inputs.map((input) => [placeOf(input.nodeId, input.field), input]));
  const items = form && isIntact(form) ? itemsOf(form, left) : [];
  const showsInputs = left.size < inputs.length;
  // As in `inputs`: a form that shows none of them gives way to the list of exposed fields.
  if (!showsInputs && inputs.length > 0) return section('root', 'column', inputs.map(inputItem));
  return section('root', (form && rootLayout(form)) ?? 'column', items);
}

const section = (id: string, layout: FormSection['layout'], items: readonly FormItem[]): FormSection => ({
  kind: 'container',
  id,
  layout,
  items,
});

const placeOf = (nodeId: string, field: string): string => JSON.stringify([nodeId, field]);

const inputItem = (input: ExposedInput): FormItem => ({
  kind: 'input',
  id: `${input.nodeId}.${input.field}`,
  input,
  showDescription: false,
  component: undefined,
});

function rootLayout({ elements, rootElementId }: WorkflowForm): FormSection['layout'] | undefined {
  const root = elements[rootElementId];
  return root?.type === 'container' ? root.data.layout : undefined;
}

/** A container whose elements are not all read yet. */
interface OpenSection {
  readonly id: string;
  readonly layout: FormSection['layout'];
  readonly items: FormItem[];
  readonly children: Iterator<string>;
}

/** Returns what a form holds. The inputs that are shown are taken out of `left`. */
function itemsOf({ elements, rootElementId }: WorkflowForm, left: Map<string, ExposedInput>): FormItem[] {
  const open = (id: string): OpenSection | undefined => {
    const element = elements[id];
    if (element?.type !== 'container') return undefined;
    return { id, layout: element.data.layout, items: [], children: element.data.children.values() };
  };
  const root = open(rootElementId);
  const sections = root ? [root] : []; // a list, not recursion: a form may be deeper than the stack
  for (let current = sections.at(-1); current; current = sections.at(-1)) {
    const { done, value: child } = current.children.next();
    const inner = done ? undefined : open(child);
    if (inner) sections.push(inner);
    else if (!done) current.items.push(...itemOf(child, elements[child], left));
    else {
      sections.pop();
      const { id, layout, items } = current;
      if (items.length > 0) sections.at(-1)?.items.push(section(id, layout, items));
    }
  }
  return root?.items ?? [];
}

function itemOf(id: string, element: WorkflowFormElement | undefined, left: Map<string, ExposedInput>): FormItem[] {
  switch (element?.type) {
    case 'node-field': {
      const { fieldIdentifier, showDescription, settings } = element.data;
      const place = placeOf(fieldIdentifier.nodeId, fieldIdentifier.fieldName);
      const input = left.get(place);
      left.delete(place);
      const component = settings?.['component'];
      const shown = { showDescription, component: typeof component === 'string' ? component : undefined };
      return input ? [{ kind: 'input', id, input, ...shown }] : [];
    }
    case 'heading':
    case 'text':
      return [{ kind: element.type, id, content: element.data.content }];
    case 'divider':
      return [{ kind: 'divider', id }];
    default:
      return [];
  }
}
