/** Flags of every command. */
export const everywhere = {
  json: { type: 'switch', about: 'print JSON' },
  debug: { type: 'switch', about: 'print where an error was thrown' },
} as const;

/** Flags of commands that talk to a server. */
export const connected = {
  ...everywhere,
  server: { type: 'text', placeholder: 'URL', about: 'the address of the server' },
  tokenStdin: { type: 'switch', about: 'read the token from the first line of stdin' },
  profile: { type: 'text', placeholder: 'NAME', about: 'a server of the configuration', completes: 'profile' },
} as const;

/** Flags of commands whose JSON has fields to select. */
export const selectable = {
  json: { type: 'switch', about: 'print JSON; --json=a,b selects fields' },
  fields: { type: 'text', placeholder: 'A,B', about: 'the fields that --json prints' },
} as const;

/** Flags of commands that read records with fields from a server. */
export const listing = { ...connected, ...selectable } as const;

/** Flags of commands that change something. */
export const changing = {
  ...connected,
  dryRun: { type: 'switch', about: 'print what would be done, and change nothing' },
  yes: { type: 'switch', about: 'do it without asking' },
} as const;

/** Flags of commands that seal an archive. What is left out stays as it was. */
export const sealing = {
  xmp: {
    type: 'switch',
    about: 'write an XMP file beside each picture: prompt, star, board, model for photo programs',
  },
  checksum: { type: 'choice', values: ['sha256', 'sha512'], about: 'sha512 writes a second manifest, stronger' },
} as const;
