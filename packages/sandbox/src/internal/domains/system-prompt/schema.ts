/** The table of system prompts. */
export const systemPromptSchema = `
  create table if not exists system_prompts (
    id text primary key,
    name text not null,
    content text not null,
    user_id text not null,
    is_public integer not null,
    created_at text not null,
    updated_at text not null
  );
`;
