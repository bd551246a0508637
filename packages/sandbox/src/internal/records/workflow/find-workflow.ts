import type { Database } from '../../storage/database.js';

type Json = Readonly<Record<string, unknown>>;

/** A document of the library, as it was stored. */
export interface StoredDocument {
  readonly nodes: readonly Json[];
  readonly edges: readonly Json[];
  readonly exposedFields: readonly { readonly nodeId: string; readonly fieldName: string }[];
  readonly form: Json | null;
  readonly meta: { readonly category: string };
}

/** A workflow of the library, and who may use it. */
export interface StoredWorkflow {
  readonly document: StoredDocument;
  readonly user_id: string;
  readonly isPublic: boolean;
}

/** Returns a workflow of the library; undefined when it does not exist. */
export function findWorkflow(database: Database, id: string): StoredWorkflow | undefined {
  const sql = 'select workflow, user_id, is_public from workflow_library where workflow_id = ?';
  const row = database.first<{ workflow: string; user_id: string; is_public: number }>(
    sql,
    id.isWellFormed() ? id : '',
  );
  return row && { document: JSON.parse(row.workflow), user_id: row.user_id, isPublic: row.is_public === 1 };
}
