/** Lists that the server fills from sets or unordered rows, and archives: their order changes from run to run. */
const sets = new Set([
  'set_fields',
  'added_images',
  'added_videos',
  'trigger_phrases',
  'files',
  'affected_boards',
  'deleted_board_images',
  'deleted_board_videos',
  'deleted_images',
  'deleted_videos',
  'entries',
  'executed',
  'failed_images',
  'failed_videos',
  'removed_images',
  'removed_videos',
  'starred_images',
  'starred_videos',
  'unstarred_images',
  'unstarred_videos',
]);

/** Says whether the list under `key` of the object under `parentKey`, or the whole response of `target`, is a set. */
export const isUnordered = (target: string, key: string | undefined, parentKey?: string): boolean =>
  key === undefined
    ? /\/boards\/[^/]+\/image_names(\?|$)|\/models\/scan_folder\?|\/model_relationships\/batch$/.test(target)
    : sets.has(key) || parentKey === 'source_prepared_mapping';
