import type { WorkflowForm } from '@x/models/workflow-document';

import type { FormPlace } from './exposed-input.js';

/** Returns where a form shows each of its inputs, by the id of the element. */
export function formPlaces({ elements, rootElementId }: WorkflowForm): ReadonlyMap<string, FormPlace> {
  const places = new Map<string, FormPlace>();
  let heading: string | undefined;
  const visit = (id: string, containers: FormPlace['containers']): void => {
    const element = elements[id];
    if (element?.type === 'heading') heading = element.data.content;
    if (element?.type === 'node-field') places.set(id, { containers, heading });
    if (element?.type !== 'container') return;
    const inner = [...containers, { id, layout: element.data.layout }];
    for (const child of element.data.children) visit(child, inner);
  };
  visit(rootElementId, []);
  return places;
}
