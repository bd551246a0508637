import type { Database } from '../../storage/database.js';
import type { ModelFields } from './model-config.js';

interface Source {
  readonly database: Database;
  readonly uuid: () => string;
}

/** Returns a record as responses have it: with a path to its cover image, which is another each time. */
export function toModelResponse({ database, uuid }: Source, config: ModelFields): ModelFields {
  const key = String(config['key']);
  const found = database.first('select 1 from model_images where key = ?', key);
  return { ...config, cover_image: found ? `api/v2/models/i/${key}/image?${uuid()}` : null };
}
