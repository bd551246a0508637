import type { WorkflowCategory } from '@x/models/workflow';

/** Which workflows of the library. */
export interface WorkflowFilter {
  /** Only those of these categories. Left out, those of both. */
  readonly categories?: readonly WorkflowCategory[] | undefined;
  /** Only public ones, also of other users, or only the others. Left out, both. @since InvokeAI 6.13 */
  readonly is_public?: boolean | undefined;
}

/** Which workflows of the library, in which order. */
export interface WorkflowQuery extends WorkflowFilter {
  /** Names are ordered by code point, so `Z` is before `a`. @default 'name' */
  readonly order_by?: 'created_at' | 'updated_at' | 'opened_at' | 'name' | 'is_public' | undefined;
  /** @default 'ASC' */
  readonly direction?: 'ASC' | 'DESC' | undefined;
  /** Only those whose tags contain one of these texts, whatever the case. `%` and `_` are wildcards. */
  readonly tags?: readonly string[] | undefined;
  /** Searched in name, description and tags, whatever the case of ASCII letters. `%` and `_` are wildcards. */
  readonly query?: string | undefined;
  /** Only those that were marked as opened, or only the others. Left out, both. */
  readonly has_been_opened?: boolean | undefined;
  /** Only those that a node `call_saved_workflow` can call, or only the others. Slow. @since InvokeAI 6.14 */
  readonly callable?: boolean | undefined;
}
