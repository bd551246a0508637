import { insertPngText } from '@x/metadata/png';

/** A PNG of one pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
  'base64',
);
/** A workflow without nodes. */
export const workflow = {
  ...{ name: 'Foxes', author: '', description: 'Ünïcode 😀', version: '', contact: '', tags: 'a,b', notes: '' },
  ...{ nodes: [], edges: [], exposedFields: [], meta: { version: '4.0.0', category: 'user' } as const },
};

/** Returns a picture that no other has, with metadata and a workflow. */
export function pictureOf(index: number): File {
  const record = {
    positive_prompt: `a fox, ${index} 🦊`,
    seed: index,
    model: { key: `k${index % 3}`, name: 'a model' },
  };
  const bytes = insertPngText(pixel, [
    { key: 'invokeai_metadata', text: JSON.stringify(record) },
    ...(index % 5 === 0 ? [{ key: 'invokeai_workflow', text: JSON.stringify(workflow) }] : []),
  ]);
  return new File([bytes], `${index}.png`, { type: 'image/png' });
}
