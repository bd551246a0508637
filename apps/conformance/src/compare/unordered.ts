/** Lists that the server fills from sets or unordered rows, and archives: their order changes from run to run. */
const sets = new Set([
  'added_images',
  'affected_boards',
  'deleted_board_images',
  'deleted_images',
  'entries',
  'executed',
  'failed_images',
  'removed_images',
  'starred_images',
  'unstarred_images',
]);

/** Says whether the list under `key` of the object under `parentKey`, or the whole response of `target`, is a set. */
export const isUnordered = (target: string, key: string | undefined, parentKey?: string): boolean =>
  key === undefined
    ? /\/boards\/[^/]+\/image_names(\?|$)/.test(target)
    : sets.has(key) || parentKey === 'source_prepared_mapping';
