/** The lists that the server fills from sets, and the entries of its archives, whose order means nothing and changes from run to run. */
const sets = new Set([
  'added_images',
  'affected_boards',
  'deleted_images',
  'entries',
  'executed',
  'failed_images',
  'removed_images',
  'starred_images',
  'unstarred_images',
]);

/** Says whether the list under `key` of the object under `around`, or the whole answer of `target`, is a set. */
export const isUnordered = (target: string, key: string | undefined, around?: string): boolean =>
  key === undefined
    ? /\/boards\/[^/]+\/image_names(\?|$)/.test(target)
    : sets.has(key) || around === 'source_prepared_mapping';
