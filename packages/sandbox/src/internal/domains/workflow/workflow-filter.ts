/** Which workflows. An absent member filters nothing. */
export interface WorkflowFilter {
  readonly categories?: readonly string[] | undefined;
  /** Workflows whose tags contain one of these texts. */
  readonly tags?: readonly string[] | undefined;
  readonly query?: string | undefined;
  readonly has_been_opened?: boolean | undefined;
  readonly is_public?: boolean | undefined;
  /** Only workflows of this user, and those of the server. */
  readonly user_id?: string | undefined;
}

/** Returns the condition of a filter, and its values. */
export function toCondition(filter: WorkflowFilter): { readonly sql: string; readonly values: (string | number)[] } {
  const { categories = [], tags = [], query = '', has_been_opened, is_public, user_id } = filter;
  const conditions = ['true'];
  const values: (string | number)[] = [];
  const add = (condition: string, ...added: readonly (string | number)[]) => {
    conditions.push(condition);
    values.push(...added);
  };
  if (categories.length > 0) add(`category in (${categories.map(() => '?').join(', ')})`, ...categories);
  if (tags.length > 0) add(`(${tags.map(() => 'tags like ?').join(' or ')})`, ...tags.map(pattern));
  if (has_been_opened !== undefined) add(`opened_at is ${has_been_opened ? 'not ' : ''}null`);
  if (query.trim() !== '') add('(name like ? or description like ? or tags like ?)', ...Array(3).fill(pattern(query)));
  if (user_id !== undefined) add("(user_id = ? or category = 'default')", user_id);
  if (is_public !== undefined) add('is_public = ?', Number(is_public));
  return { sql: conditions.join(' and '), values };
}

const pattern = (text: string) => `%${text.trim()}%`;
