const column = (name: string, type = 'text') =>
  `${name} ${type} generated always as (json_extract(config, '$.${name}')) virtual`;

/** The tables of models, their cover images, and the pairs of models that belong together. */
export const modelSchema = `
  create table if not exists models (
    id text not null primary key,
    ${column('hash')},
    ${column('base')},
    ${column('type')},
    ${column('path')},
    ${column('format')},
    ${column('name')},
    ${column('file_size', 'integer')},
    config text not null,
    created_at text not null,
    updated_at text not null,
    unique (path)
  );

  create table if not exists model_images (
    key text not null primary key,
    image blob not null,
    updated_at integer not null
  );

  create table if not exists model_relationships (
    model_key_1 text not null references models on delete cascade,
    model_key_2 text not null references models on delete cascade,
    primary key (model_key_1, model_key_2)
  );
`;
