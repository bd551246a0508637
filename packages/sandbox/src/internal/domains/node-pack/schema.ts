/** The table of the packs of custom nodes. */
export const nodePackSchema = `
  create table if not exists node_packs (
    name text primary key,
    node_types text not null
  );
`;
