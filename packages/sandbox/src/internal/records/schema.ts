/**
 * The tables of boards, images, videos, the client state and settings, and a view of images and videos. An image or a
 * video is on one board at most; deleting the board takes it off.
 */
export const recordSchema = `
  create table if not exists boards (
    board_id text primary key,
    board_name text not null,
    user_id text not null default 'system',
    created_at text not null,
    updated_at text not null,
    archived integer not null default 0,
    board_visibility text not null default 'private'
  );
  create index if not exists boards_by_age on boards (created_at);

  create table if not exists images (
    image_name text primary key,
    image_origin text not null,
    image_category text not null,
    width integer not null,
    height integer not null,
    created_at text not null,
    updated_at text not null,
    is_intermediate integer not null,
    session_id text,
    node_id text,
    starred integer not null default 0,
    has_workflow integer not null,
    board_id text references boards on delete set null,
    metadata text,
    file_name text not null,
    user_id text not null default 'system'
  );
  create index if not exists images_by_age on images (starred, created_at);
  create index if not exists images_by_board on images (board_id, starred, created_at, image_name);

  create table if not exists client_state (
    user_id text not null,
    key text not null,
    value text not null,
    updated_at text not null,
    unique (user_id, key)
  );

  create table if not exists videos (
    video_name text primary key,
    video_origin text not null,
    video_category text not null,
    width integer not null,
    height integer not null,
    duration real not null,
    fps real,
    created_at text not null,
    updated_at text not null,
    is_intermediate integer not null,
    session_id text,
    node_id text,
    starred integer not null default 0,
    has_workflow integer not null,
    board_id text references boards on delete set null,
    metadata text,
    workflow text,
    graph text,
    file_name text not null,
    user_id text not null default 'system'
  );
  create index if not exists videos_by_board on videos (board_id, starred, created_at, video_name);

  drop view if exists items;
  create view items as
    select 'image' as kind, image_name as name, image_origin as item_origin, image_category as item_category, width,
      height, null as duration, null as fps, created_at, is_intermediate, starred, board_id, metadata, user_id
    from images
    union all
    select 'video', video_name, video_origin, video_category, width,
      height, duration, fps, created_at, is_intermediate, starred, board_id, metadata, user_id
    from videos;
  create table if not exists settings (name text primary key, value text not null);
`;

/** The columns that folders of older sandboxes lack. */
export const addedRecordColumns = [
  { table: 'boards', column: 'user_id', definition: "text not null default 'system'" },
  { table: 'images', column: 'user_id', definition: "text not null default 'system'" },
  { table: 'videos', column: 'user_id', definition: "text not null default 'system'" },
] as const;
