/** The table of style presets. */
export const stylePresetSchema = `
  create table if not exists style_presets (
    id text primary key,
    name text not null,
    positive_prompt text not null,
    negative_prompt text not null,
    type text not null,
    is_public integer not null,
    user_id text not null,
    image blob,
    image_at integer
  );
`;
