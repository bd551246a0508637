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
  const isShown = ({ nodeId, fieldName }: ExposedField): boolean =>
    shown.some((field) => field.nodeId === nodeId && field.fieldName === fieldName);
  return [...shown, ...document.exposedFields.filter((field) => !isShown(field))];
}

/** Whether each element of a form is in exactly one container, from the root down. The editor refuses others. */
export function isIntact({ elements, rootElementId }: WorkflowForm): boolean {
  const root = elements[rootElementId];
  if (root?.type !== 'container' || root.parentId !== undefined) return false;
  const seen = new Set<string>();
  const visit = (id: string): boolean => {
    const element = elements[id];
    if (!element || seen.has(id)) return false;
    seen.add(id);
    if (element.type !== 'container') return true;
    return element.data.children.every((child) => elements[child]?.parentId === id && visit(child));
  };
  return visit(rootElementId) && seen.size === Object.keys(elements).length;
}

function fieldsOf({ elements, rootElementId }: WorkflowForm): ExposedField[] {
  const visit = (id: string): ExposedField[] => {
    const element = elements[id];
    if (element?.type === 'container') return element.data.children.flatMap(visit);
    return element?.type === 'node-field' ? [{ ...element.data.fieldIdentifier, element }] : [];
  };
  return visit(rootElementId);
}
