import type { Image } from '@x/models/image';
import type { Video } from '@x/models/video';
import type { WorkflowListItem } from '@x/models/workflow';
import { InputError, printValue } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import { nearestName } from '../../nearest-name.js';
import { isFile } from '../inputs/check-reference.js';
import type { ImageFile } from '../inputs/checked-value.js';
import { embeddedWorkflow } from './png-workflow.js';
import type { WorkflowStores } from './stores.js';

/** A document of any schema. It is checked when it is opened. */
export interface WorkflowLike {
  /** The nodes of the editor. */
  readonly nodes: readonly object[];
  /** The edges of the editor. */
  readonly edges: readonly object[];
}

/**
 * What can be opened: the id or the exact name of a workflow of the library, a document or its JSON text, an image or a
 * video of the server with a workflow in it, or the file of such an image (a PNG).
 */
export type WorkflowSource =
  | string
  | WorkflowLike
  | ImageFile
  | {
      /** The image: its name, or an `Image`. */
      readonly image: string | Pick<Image, 'image_name'>;
    }
  | {
      /** The video: its name, or a `Video`. */
      readonly video: string | Pick<Video, 'video_name'>;
    };

/** How the text of an object begins, maybe after a byte order mark. A name may begin with `{` as well. */
const JSON_OBJECT = /^\s*\{\s*(?:["}]|$)/;

/** Returns the document of a source. Throws an `InputError` where there is none. */
export async function readSource(source: unknown, stores: WorkflowStores, options: RequestOptions): Promise<unknown> {
  if (typeof source === 'string') {
    return JSON_OBJECT.test(source) ? parse(source.trimStart()) : readStored(source, stores, options);
  }
  if (isFile(source)) return parse(await embeddedWorkflow(await bytesOf(source)), 'the picture');
  if (typeof source !== 'object' || source === null || Array.isArray(source)) {
    const wanted = 'must be an id, a name, a document, { image }, { video }, or the file of a picture';
    throw new InputError('source', `${wanted}, got ${printValue(source)}`);
  }
  if ('image' in source && !('nodes' in source)) return readImage(source.image, stores, options);
  if ('video' in source && !('nodes' in source)) return readVideo(source.video, stores, options);
  if ('workflow' in source && !('nodes' in source)) return source.workflow; // a record of the library
  return source;
}

async function readStored(text: string, { workflows }: WorkflowStores, options: RequestOptions): Promise<unknown> {
  if (text.trim() === '') throw new InputError('source', 'must be an id or a name, got ""');
  const stored = isId(text) ? await workflows.find(text, options) : undefined;
  if (stored) return stored.workflow;
  const listed: WorkflowListItem[] = [];
  for await (const item of workflows.list({}, options)) listed.push(item);
  const [item, ...others] = listed.filter(({ name }) => name === text);
  if (item && others.length === 0) return (await workflows.get(item.workflow_id, options)).workflow;
  if (item) {
    const ids = [item, ...others].map(({ workflow_id }) => workflow_id).join(', ');
    throw new InputError(
      'source',
      `${others.length + 1} workflows are named ${printValue(text)}; pass one id of ${ids}`,
    );
  }
  const nearest = nearestName(
    text,
    listed.map(({ name }) => name),
  );
  const suggestion = nearest === undefined ? '' : `; did you mean ${JSON.stringify(nearest)}?`;
  throw new InputError('source', `no workflow has the id or name ${printValue(text)}${suggestion}`);
}

/** An id is part of a path. Those of the server are `default_` and more, others are UUIDs. */
const isId = (text: string): boolean => /^[\w-]+$/.test(text);

async function readImage(image: unknown, { images }: WorkflowStores, options: RequestOptions): Promise<unknown> {
  const name = nameOf(image, 'image_name');
  if (name === undefined) {
    throw new InputError('source.image', `must be the name of an image, or an \`Image\`, got ${printValue(image)}`);
  }
  const { workflow } = await images.workflow(name, options);
  return parse(workflow ?? undefined, `the image ${printValue(name)}`);
}

async function readVideo(video: unknown, { videos }: WorkflowStores, options: RequestOptions): Promise<unknown> {
  const name = nameOf(video, 'video_name');
  if (name === undefined) {
    throw new InputError('source.video', `must be the name of a video, or a \`Video\`, got ${printValue(video)}`);
  }
  const { workflow } = await videos.workflow(name, options);
  return parse(workflow ?? undefined, `the video ${printValue(name)}`);
}

/** Returns the name in a record, or the name itself. */
function nameOf(item: unknown, field: 'image_name' | 'video_name'): string | undefined {
  const fields: Readonly<Record<string, unknown>> = typeof item === 'object' && item !== null ? { ...item } : {};
  const name = typeof item === 'string' ? item : fields[field];
  return typeof name === 'string' && name !== '' ? name : undefined;
}

async function bytesOf(file: ImageFile): Promise<Uint8Array> {
  if (ArrayBuffer.isView(file)) return new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
  if (file instanceof ArrayBuffer) return new Uint8Array(file);
  if ('arrayBuffer' in file) return new Uint8Array(await file.arrayBuffer());
  throw new InputError('source', 'must be bytes, or a file that can be read more than once, got a stream');
}

function parse(text: string | undefined, where = 'the text'): unknown {
  if (text === undefined) throw new InputError('source', `${where} has no workflow in it`);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InputError('source', `the workflow in ${where} is no JSON`, undefined, { cause });
  }
}
