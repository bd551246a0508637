/** The table of workflows. What is searched is taken from the document. */
export const workflowSchema = `
  create table if not exists workflow_library (
    workflow_id text primary key,
    workflow text not null,
    created_at text not null,
    updated_at text not null,
    opened_at text,
    user_id text not null,
    is_public integer not null,
    thumbnail blob,
    thumbnail_at integer,
    category text generated always as (json_extract(workflow, '$.meta.category')) virtual,
    name text generated always as (json_extract(workflow, '$.name')) virtual,
    description text generated always as (json_extract(workflow, '$.description')) virtual,
    tags text generated always as (json_extract(workflow, '$.tags')) virtual
  );
  create index if not exists workflows_by_name on workflow_library (name);
`;
