import type { Board } from '@x/models/board';
import type { Row } from '../output/reporter.js';
import { plural } from '../plural.js';
import type { Outcome, Stage } from '../step.js';

/** Finds the pictures whose metadata hold a word: a prompt, a seed, the name of a file. */
export async function search(
  { client, screen, signal }: Stage,
  { boards, term }: { readonly boards: readonly Board[]; readonly term: string },
): Promise<Outcome> {
  const rows: Row[] = [];
  let found = 0;
  for (const { board_id, board_name } of boards) {
    for await (const { image_name } of client.services.gallery.search(term, { board_id }, { signal })) {
      found++;
      if (rows.length === 5) continue;
      const metadata = await client.repositories.images.metadata(image_name, { signal });
      rows.push([
        String(metadata?.['title']),
        board_name,
        String(metadata?.['positive_prompt'] ?? metadata?.['format']),
      ]);
    }
  }
  screen.table(['picture', 'board', 'metadata'], rows);

  return { did: `${plural(found, 'picture')} with “${term}” in the metadata`, facts: { term, found } };
}
