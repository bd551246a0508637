import type { ModelConfig } from '@x/models/model-config';
import type { WorkflowDocument } from '@x/models/workflow-document';
import type { RequestOptions } from '@x/transport/options';

import { chunks } from '../../chunks.js';
import type { WorkflowReference } from '../conversion.js';
import { type FieldEnvironment, fieldsOf } from '../inputs/find-field.js';
import { invocations } from '../node-kinds.js';
import type { WorkflowStores } from './stores.js';

/** What a document names that a server may not have. */
export type References = Readonly<Record<WorkflowReference, ReadonlySet<string>>>;

const KEYS = new Map<string, WorkflowReference>([
  ['image_name', 'image'],
  ['video_name', 'video'],
  ['board_id', 'board'],
  ['key', 'model'],
]);

/** Returns the ids and names of all images, videos, boards and models in the values of a document. */
export function referencesOf(document: WorkflowDocument): References {
  const found = {
    image: new Set<string>(),
    video: new Set<string>(),
    board: new Set<string>(),
    model: new Set<string>(),
  };
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, part] of Object.entries(value)) {
        const kind = KEYS.get(key);
        if (kind && typeof part === 'string') found[kind].add(part);
        else visit(part);
      }
    }
  };
  for (const { data } of invocations(document)) for (const { value } of Object.values(data.inputs)) visit(value);
  return found;
}

/** Returns all models, if an input of the document takes any. */
export async function readModels(
  document: WorkflowDocument,
  { models }: Pick<WorkflowStores, 'models'>,
  { environment, options }: { readonly environment: FieldEnvironment; readonly options: RequestOptions },
): Promise<ModelConfig[]> {
  const isModel = ({ name }: { readonly name: string }): boolean =>
    ['LoRAField', 'ModelIdentifierField'].includes(name);
  const fields = invocations(document).flatMap((node) => fieldsOf(node, environment));
  if (referencesOf(document).model.size === 0 && !fields.some(({ template }) => isModel(template.type))) return [];
  const found: ModelConfig[] = [];
  for await (const model of models.list({}, options)) found.push(model);
  return found;
}

/** Returns which of the references the server has. */
export async function readReferences(
  references: Omit<References, 'model'>,
  { images, videos, boards }: Pick<WorkflowStores, 'boards' | 'images' | 'videos'>,
  options: RequestOptions,
): Promise<Omit<References, 'model'>> {
  const image = new Set<string>();
  for (const chunk of chunks([...references.image])) {
    for (const { image_name } of await images.getMany(chunk, options)) image.add(image_name);
  }
  const video = new Set<string>();
  for (const name of references.video) if (await videos.find(name, options)) video.add(name);
  const board = new Set<string>();
  if (references.board.size > 0) {
    for await (const { board_id } of boards.list({ include_archived: true }, options)) board.add(board_id);
  }
  return { image, video, board };
}
