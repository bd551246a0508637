import type { Board } from '@x/models/board';
import type { Row } from '../output/reporter.js';
import { plural } from '../plural.js';
import type { StepContext, StepResult } from '../step.js';

/** Finds images by a word in their metadata, such as a prompt, a seed or a file name. */
export async function search(
  { client, reporter, signal }: StepContext,
  { boards, searchTerm }: { readonly boards: readonly Board[]; readonly searchTerm: string },
): Promise<StepResult> {
  const rows: Row[] = [];
  let found = 0;
  for (const { board_id, board_name } of boards) {
    for await (const { image_name } of client.services.gallery.search(searchTerm, { board_id }, { signal })) {
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
  reporter.table(['image', 'board', 'metadata'], rows);

  return { summary: `${plural(found, 'image')} with “${searchTerm}” in the metadata`, facts: { searchTerm, found } };
}
