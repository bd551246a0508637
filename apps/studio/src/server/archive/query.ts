import type { ImageCategory } from '@x/models/image';
import type { WorkflowCategory, WorkflowPageWindow } from '@x/models/workflow';
import type { GalleryQuery } from '@x/repositories/gallery';
import type { WorkflowQuery } from '@x/repositories/workflow';

/** Returns the filter and the order that a list asks for. */
export function toGalleryQuery(query: URLSearchParams): GalleryQuery & { readonly created_date?: string } {
  const text = (name: string) => query.get(name) ?? undefined;
  const categories = query.getAll('categories') as ImageCategory[];
  const isIntermediate = text('is_intermediate');
  const created_date = text('created_date');
  return {
    ...(categories.length > 0 && { categories }),
    is_intermediate: isIntermediate === undefined ? undefined : isIntermediate === 'true',
    board_id: text('board_id'),
    order_dir: text('order_dir') === 'ASC' ? 'ASC' : 'DESC',
    starred_first: text('starred_first') !== 'false',
    search_term: text('search_term'),
    ...(created_date !== undefined && { created_date }),
  };
}

/** Returns the window of a list. What is no number is refused by the archive. */
export function toWindow(query: URLSearchParams): { readonly offset: number; readonly limit: number } {
  return { offset: Number(query.get('offset') ?? 0), limit: Number(query.get('limit') ?? 10) };
}

/** Returns the filter, the order and the window of a page of workflows. */
export function toWorkflowQuery(query: URLSearchParams): WorkflowQuery & WorkflowPageWindow {
  const categories = query.getAll('categories') as WorkflowCategory[];
  return {
    page: Number(query.get('page') ?? 0),
    per_page: Number(query.get('per_page') ?? 1_000),
    query: query.get('query') ?? undefined,
    tags: query.getAll('tags'),
    ...(categories.length > 0 && { categories }),
    order_by: (query.get('order_by') ?? undefined) as WorkflowQuery['order_by'],
    direction: query.get('direction') === 'DESC' ? 'DESC' : 'ASC',
  };
}
