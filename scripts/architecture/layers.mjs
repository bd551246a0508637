/** What each layer may import of ours. Whoever is named here has a folder in packages/. */
export const layers = {
  models: [],
  transport: [],
  repositories: ['models', 'transport'],
  services: ['models', 'transport', 'repositories'],
  resources: ['models', 'transport', 'repositories', 'services'],
  sandbox: ['models'],
  metadata: [],
  archive: ['models', 'transport', 'repositories'],
};

/** The files of transport that a layer may import: for values, and for types only. A layer not named sees all of it. */
export const doors = {
  repositories: { values: ['errors', 'async', 'file', 'json'], types: ['options', 'transport'] },
  archive: { values: ['errors', 'async', 'file', 'json'], types: ['options'] },
  services: { values: ['errors', 'async', 'json'], types: ['options', 'event-socket', 'token'] },
};

/** The layers that run in browsers too. */
export const browserLayers = ['models', 'transport', 'repositories', 'services', 'resources', 'metadata'];

/**
 * The order of what is in `src/internal/` of a package, lowest first. A folder or file imports only those before it.
 *
 * - `*` means folders that do not import each other: each may import what is before all of them.
 * - `files` are the files directly in `src/internal/`, which import each other.
 * - `publicTypes` are the files at the package's root of which internals may import types. They import no others.
 *   A package without it lets its internals import any public file.
 * - `program` is the file in `src/internal/` that may import any public file.
 */
export const orders = {
  models: { folders: ['files'] },
  transport: { folders: ['files', '*'] },
  repositories: { folders: ['files', 'list', 'item', 'image', 'style-preset', 'video', 'workflow', 'memory'] },
  services: { folders: ['files', '*'] },
  sandbox: {
    folders: [
      ...[
        'validation',
        'imaging',
        'video',
        'http',
        'storage',
        'identity',
        'events',
        'records',
        'nodes',
        'graph',
        'engine',
      ],
      ...['domains/*', 'domains/registry.ts', 'server', 'bin.ts'],
    ],
    publicTypes: ['events', 'fault', 'seed'],
    program: 'bin.ts',
  },
  metadata: { folders: ['files', 'container', 'dialect'] },
  archive: {
    folders: ['files', 'name', 'storage', 'media', 'item', 'crate', 'change', 'bag', 'repository', 'archive'],
  },
};
