import type { Batch } from '@x/models/batch';
import { createGraph } from '@x/services/graph';

/** Returns a batch of one job that blurs an image, with a mistake: the radius is misspelt. */
export function blurBatch(image_name: string, board_id: string): Batch {
  const graph = createGraph();
  graph.add('img_blur' as string, {
    id: 'blur',
    image: { image_name },
    board: { board_id },
    is_intermediate: true,
    radus: 14,
  });
  return { graph: graph.build() };
}
