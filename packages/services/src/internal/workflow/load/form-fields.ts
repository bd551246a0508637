import type { WorkflowDocument, WorkflowForm, WorkflowFormElement } from '@x/models/workflow-document';

/** An input that the author of a workflow exposes, and how the form shows it. */
export interface ExposedField {
  readonly nodeId: string;
  readonly fieldName: string;
  /** The element of the form, `undefined` for an entry of `exposedFields`. */
  readonly element?: Extract<WorkflowFormElement, { type: 'node-field' }> | undefined;
}

/** Returns the exposed inputs in the order of the form, or of `exposedFields` where the form shows none. */
export function exposedFields({ form, exposedFields: listed }: WorkflowDocument): ExposedField[] {
  const fields = form && isIntact(form) ? fieldsOf(form) : [];
  return fields.length > 0 ? fields : listed.map(({ nodeId, fieldName }) => ({ nodeId, fieldName }));
}

/** Returns the inputs of the form and those of `exposedFields` that it does not show: what a calling node may set. */
export function callableFields(document: WorkflowDocument): ExposedField[] {
  const shown = exposedFields(document);
  const placeOf = ({ nodeId, fieldName }: ExposedField): string => JSON.stringify([nodeId, fieldName]);
  const places = new Set(shown.map(placeOf));
  return [...shown, ...document.exposedFields.filter((field) => !places.has(placeOf(field)))];
}

/** Whether each element of a form is in exactly one container, from the root down. The editor refuses others. */
export function isIntact({ elements, rootElementId }: WorkflowForm): boolean {
  const root = elements[rootElementId];
  if (root?.type !== 'container' || root.parentId !== undefined) return false;
  const seen = new Set<string>();
  const left = [rootElementId]; // a list, not recursion: a form may be deeper than the stack
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    const element = elements[id];
    if (!element || seen.has(id)) return false;
    seen.add(id);
    if (element.type !== 'container') continue;
    for (const child of element.data.children) {
      if (elements[child]?.parentId !== id) return false;
      left.push(child);
    }
  }
  return seen.size === Object.keys(elements).length;
}

function fieldsOf({ elements, rootElementId }: WorkflowForm): ExposedField[] {
  const fields: ExposedField[] = [];
  const left = [rootElementId];
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    const element = elements[id];
    if (element?.type === 'container') for (const child of element.data.children.toReversed()) left.push(child);
    else if (element?.type === 'node-field') fields.push({ ...element.data.fieldIdentifier, element });
  }
  return fields;
}
