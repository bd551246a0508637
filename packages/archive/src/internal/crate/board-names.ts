import type { Storage } from '../storage/storage.js';
import { toIri } from './crate.js';

const cratePath = 'data/ro-crate-metadata.json';

/** Returns the names of boards by the ids of their folders in the crate; none where the crate cannot be read. */
async function readNames(storage: Storage): Promise<ReadonlyMap<unknown, string>> {
  const names = new Map<unknown, string>();
  try {
    const crate: unknown = JSON.parse((await storage.text(cratePath)) ?? '{}');
    const entities: unknown = isObject(crate) && '@graph' in crate ? crate['@graph'] : undefined;
    for (const entity of Array.isArray(entities) ? entities : [])
      if (isObject(entity) && '@id' in entity && 'name' in entity && typeof entity.name === 'string')
        names.set(entity['@id'], entity.name);
  } catch {
    // the folders have names too
  }
  return names;
}

/** Returns a function that returns the name of the board that has a folder, if the crate of the archive has it. */
export async function boardNames(storage: Storage): Promise<(folder: string) => string | undefined> {
  const names = await readNames(storage);
  return (folder) => names.get(toIri(`${folder.replace(/^data\//, '')}/`));
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
