import type { Client } from '@x/resources/client';
import type { RequestOptions } from '@x/transport/options';

import { kindOf } from '../change/plans/item-kind.js';
import { CliError } from '../error/cli-error.js';

const LARGEST = 1_000;

/** Names of images and videos, apart by whether there is such an item. */
export interface ExistingNames {
  readonly present: readonly string[];
  readonly missing: readonly string[];
}

/** Returns which of the names are those of images and videos. One request for a thousand images, one for each video. */
export async function existing(
  names: readonly string[],
  { repositories }: Pick<Client, 'repositories'>,
  options: RequestOptions,
): Promise<ExistingNames> {
  const images = names.filter((name) => kindOf(name) === 'image');
  const found = new Set<string>();
  for (let at = 0; at < images.length; at += LARGEST) {
    const batch = await repositories.images.getMany(images.slice(at, at + LARGEST), options);
    for (const { image_name } of batch) found.add(image_name);
  }
  for (const name of names) {
    if (kindOf(name) === 'video' && (await repositories.videos.find(name, options))) found.add(name);
  }
  return { present: names.filter((name) => found.has(name)), missing: names.filter((name) => !found.has(name)) };
}

/** Returns the names, or rejects with a `CliError` when one of them names nothing. */
export async function allExisting(
  names: readonly string[],
  client: Pick<Client, 'repositories'>,
  options: RequestOptions,
): Promise<readonly string[]> {
  const { present, missing } = await existing(names, client, options);
  const [first] = missing;
  if (first === undefined) return present;
  const others = missing.length === 1 ? '' : ` and ${missing.length - 1} others`;
  throw new CliError(`there is no image or video "${first}"${others}`, {
    code: 'not-found',
    hint: 'Nothing was changed. See: invoke images list',
  });
}
