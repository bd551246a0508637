import { createClient } from '@x/resources/client';

/** Says whether a server holds no board, no image, no model and no item of the queue. */
export async function isEmpty(baseUrl: string, fetch: typeof globalThis.fetch = globalThis.fetch): Promise<boolean> {
  const { boards, images, models, queueItems } = createClient({ baseUrl, fetch }).repositories;
  const { value: board } = await boards.list({ include_archived: true }).next();
  const { total } = await images.page({ offset: 0, limit: 0 });
  const { item_ids } = await queueItems.ids();
  const { value: model } = await models.list().next();
  return board === undefined && model === undefined && total === 0 && item_ids.length === 0;
}
