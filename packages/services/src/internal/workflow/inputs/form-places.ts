import type { WorkflowForm } from '@x/models/workflow-document';

import type { FormPlace } from './exposed-input.js';

/** Returns where a form shows each of its inputs, by the id of the element. */
export function formPlaces({ elements, rootElementId }: WorkflowForm): ReadonlyMap<string, FormPlace> {
  const places = new Map<string, FormPlace>();
  let heading: string | undefined;
  const containers: FormPlace['containers'][number][] = [];
  const seen = new Set<string>(); // a broken form may be a circle
  const left = [{ id: rootElementId, depth: 0 }]; // a list, not recursion: a form may be deeper than the stack
  for (let next = left.pop(); next; next = left.pop()) {
    const { id, depth } = next;
    const element = elements[id];
    containers.length = depth;
    if (element?.type === 'heading') heading = element.data.content;
    if (element?.type === 'node-field') places.set(id, { containers: [...containers], heading });
    if (element?.type !== 'container' || seen.has(id)) continue;
    seen.add(id);
    containers.push({ id, layout: element.data.layout });
    for (const child of element.data.children.toReversed()) left.push({ id: child, depth: depth + 1 });
  }
  return places;
}
