import { fromJson, toJson } from '@x/transport/json';

import { ArchiveFileError } from '../../errors.js';
import type { Storage } from '../storage/storage.js';

/** What is kept of an item besides its record, each as JSON text. */
export interface ItemTexts {
  readonly metadata?: string | undefined;
  readonly workflow?: string | undefined;
  readonly graph?: string | undefined;
}

const keys = { metadata: 'invokeai_metadata', workflow: 'invokeai_workflow', graph: 'invokeai_graph' } as const;

/** Returns the path of the sidecar of a file: its full name and a suffix, so that none is ever cut. */
export const sidecarOf = (path: string): string => `${path}.json`;

/** Returns the path of the XMP file of a file, which only some archives have. */
export const xmpOf = (path: string): string => `${path}.xmp`;

/** The most bytes of a sidecar. A server takes 1 MiB of metadata; workflows of the editor are smaller still. */
const longestSidecar = 64 * 1024 * 1024;

/**
 * Returns the text of a sidecar. JSON texts are kept as texts, under the names that they have in a PNG, because numbers
 * would lose digits otherwise.
 */
export function sidecarText(kind: 'image' | 'video', record: object, texts: ItemTexts): string {
  const lines = [
    '"schema": "x-gallery/1"',
    `"kind": "${kind}"`,
    `"record": ${toJson(record, 'record')}`,
    ...Object.entries(keys).flatMap(([name, key]) => {
      const text = textOf(texts, name);
      return text === undefined ? [] : [`"${key}": ${JSON.stringify(text)}`];
    }),
  ];
  return `{\n  ${lines.join(',\n  ')}\n}\n`;
}

/** Returns what is in a sidecar, with all digits of numbers. */
export async function readSidecar(storage: Storage, path: string): Promise<unknown> {
  return parsed(storage, path, (text) => fromJson(text, sidecarOf(path)));
}

/** Returns what a sidecar keeps besides the record. */
export async function readTexts(storage: Storage, path: string): Promise<ItemTexts> {
  return textsIn(await parsed(storage, path, JSON.parse));
}

/** Returns the same of the sidecar of an item; `undefined` where it is missing, damaged or that of another item. */
export async function ownTexts(
  storage: Storage,
  path: string,
  { kind, name }: { readonly kind: 'image' | 'video'; readonly name: string },
): Promise<ItemTexts | undefined> {
  try {
    const value = await parsed(storage, path, JSON.parse);
    return member(member(value, 'record'), `${kind}_name`) === name ? textsIn(value) : undefined;
  } catch (error) {
    if (error instanceof ArchiveFileError) return undefined;
    throw error;
  }
}

function textsIn(sidecar: unknown): ItemTexts {
  const text = (key: string): string | undefined => {
    const found = member(sidecar, key);
    return typeof found === 'string' ? found : undefined;
  };
  return { metadata: text(keys.metadata), workflow: text(keys.workflow), graph: text(keys.graph) };
}

const member = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined;

function textOf(texts: ItemTexts, name: string): string | undefined {
  if (name === 'metadata') return texts.metadata;
  return name === 'workflow' ? texts.workflow : texts.graph;
}

async function parsed(storage: Storage, path: string, parse: (text: string) => unknown): Promise<unknown> {
  const file = sidecarOf(path);
  const text = await storage.text(file, longestSidecar);
  if (text === undefined) throw new ArchiveFileError(storage.place, file, 'is missing');
  try {
    return parse(text);
  } catch {
    throw new ArchiveFileError(storage.place, file, 'is not JSON');
  }
}
