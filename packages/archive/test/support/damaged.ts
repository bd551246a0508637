import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { entriesOf, zipFile } from './zip-file.js';

/** What an archive may be kept in. */
export const forms = ['folder', 'zip'] as const;

/** Changes the bytes of a file; without bytes it is deleted. */
export type Edit = (bytes: Buffer) => Buffer | string | undefined;

interface Copy {
  readonly form: (typeof forms)[number];
  readonly from: string;
  /** The path of the copy, without an extension. */
  readonly to: string;
}

/**
 * Copies the folder of an archive, changes the files whose paths end as the keys of `edits`, and returns the path of the
 * folder or the zip file. In a zip file entries may say that they have another size than they have.
 */
export async function damagedCopy(
  { form, from, to }: Copy,
  edits: Readonly<Record<string, Edit>>,
  claimedSizes: Readonly<Record<string, number>> = {},
): Promise<string> {
  const entries = (await entriesOf(from, '')).flatMap((entry) => {
    const edit = Object.entries(edits).find(([end]) => entry.name.endsWith(end))?.[1];
    const bytes = edit ? edit(Buffer.from(entry.bytes)) : Buffer.from(entry.bytes);
    return bytes === undefined ? [] : [{ ...entry, bytes: Buffer.from(bytes) }];
  });
  if (form === 'zip') {
    const top = entries.map((entry) => {
      const claimedSize = claimedSizes[entry.name] ?? entry.bytes.length;
      return { ...entry, name: `foxes/${entry.name}`, claimedSize };
    });
    await writeFile(`${to}.zip`, zipFile(top));
    return `${to}.zip`;
  }
  for (const { name, bytes } of entries) {
    await mkdir(dirname(join(to, name)), { recursive: true });
    await writeFile(join(to, name), bytes);
  }
  return to;
}
