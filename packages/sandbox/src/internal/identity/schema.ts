/** The tables of the users and of what signs their tokens. The user `system` owns what a single user makes. */
export const identitySchema = `
  create table if not exists users (
    user_id text primary key,
    email text not null unique,
    display_name text,
    password_hash text not null,
    is_admin integer not null default 0,
    is_active integer not null default 1,
    created_at text not null,
    updated_at text not null,
    last_login_at text,
    token_epoch integer not null default 0
  );
  insert or ignore into users (user_id, email, display_name, password_hash, created_at, updated_at)
    select 'system', 'system@system.invokeai', 'System', '', now, now
    from (select strftime('%Y-%m-%d %H:%M:%f') as now);

  create table if not exists token_secret (only_row integer primary key check (only_row = 1), secret text not null);
  insert or ignore into token_secret values (1, lower(hex(randomblob(32))));
`;
