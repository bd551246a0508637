import type { Command } from './command.js';

/** Reads the file of a command. */
type CommandLoader = () => Promise<Command>;

/** Commands about one thing. */
export interface Noun {
  readonly about: string;
  readonly commands: Readonly<Record<string, CommandLoader>>;
}

/** A command of one word. */
export interface Verb {
  readonly about: string;
  readonly load: CommandLoader;
}

/** Commands by their words, and what reads each when it is needed. */
export const tree: Readonly<Record<string, Noun | Verb>> = {
  server: {
    about: 'The server itself',
    commands: { status: async () => (await import('../commands/server/status.js')).status },
  },
  boards: {
    about: 'Boards: collections of images and videos',
    commands: {
      list: async () => (await import('../commands/boards/list.js')).list,
      show: async () => (await import('../commands/boards/show.js')).show,
      create: async () => (await import('../commands/boards/create.js')).create,
      rename: async () => (await import('../commands/boards/rename.js')).rename,
      merge: async () => (await import('../commands/boards/merge.js')).merge,
      split: async () => (await import('../commands/boards/split.js')).split,
      duplicate: async () => (await import('../commands/boards/duplicate.js')).duplicate,
      empty: async () => (await import('../commands/boards/empty.js')).empty,
      delete: async () => (await import('../commands/boards/delete.js')).deleteBoard,
      export: async () => (await import('../commands/boards/export.js')).exportBoards,
      import: async () => (await import('../commands/boards/import.js')).importBoards,
    },
  },
  images: {
    about: 'Images and videos of the gallery',
    commands: {
      list: async () => (await import('../commands/images/list.js')).list,
      search: async () => (await import('../commands/images/search.js')).search,
      show: async () => (await import('../commands/images/show.js')).show,
      meta: async () => (await import('../commands/images/meta.js')).meta,
      upload: async () => (await import('../commands/images/upload.js')).upload,
      download: async () => (await import('../commands/images/download.js')).download,
      copy: async () => (await import('../commands/images/copy.js')).copy,
      star: async () => (await import('../commands/images/star.js')).star,
      move: async () => (await import('../commands/images/move.js')).move,
      delete: async () => (await import('../commands/images/delete.js')).deleteImages,
    },
  },
  archive: {
    about: 'Archives: galleries on disk',
    commands: {
      show: async () => (await import('../commands/archive/show.js')).show,
      verify: async () => (await import('../commands/archive/verify.js')).verify,
      seal: async () => (await import('../commands/archive/seal.js')).seal,
      zip: async () => (await import('../commands/archive/zip.js')).zip,
    },
  },
  resume: {
    about: 'Continues a transfer that was killed or interrupted',
    load: async () => (await import('../commands/resume.js')).resume,
  },
  run: {
    about: 'Runs a workflow of the node editor, once or for each picture of a folder',
    load: async () => (await import('../commands/run.js')).run,
  },
  jobs: {
    about: 'Jobs on the queue',
    commands: {
      list: async () => (await import('../commands/jobs/list.js')).list,
      watch: async () => (await import('../commands/jobs/watch.js')).watch,
      wait: async () => (await import('../commands/jobs/wait.js')).wait,
      cancel: async () => (await import('../commands/jobs/cancel.js')).cancel,
      retry: async () => (await import('../commands/jobs/retry.js')).retry,
    },
  },
  models: {
    about: 'Models that are installed',
    commands: {
      list: async () => (await import('../commands/models/list.js')).list,
      show: async () => (await import('../commands/models/show.js')).show,
      ensure: async () => (await import('../commands/models/ensure.js')).ensure,
    },
  },
  auth: {
    about: 'The login on a server with users',
    commands: {
      login: async () => (await import('../commands/auth/login.js')).login,
      status: async () => (await import('../commands/auth/status.js')).status,
      logout: async () => (await import('../commands/auth/logout.js')).logout,
    },
  },
  config: {
    about: 'Names for servers, kept in a file',
    commands: {
      list: async () => (await import('../commands/config/list.js')).list,
      add: async () => (await import('../commands/config/add.js')).add,
      use: async () => (await import('../commands/config/use.js')).use,
      remove: async () => (await import('../commands/config/remove.js')).remove,
      explain: async () => (await import('../commands/config/explain.js')).explain,
    },
  },
  api: {
    about: 'Sends any request to the server and prints the response',
    load: async () => (await import('../commands/api.js')).api,
  },
  sandbox: {
    about: 'Starts an embedded server, to try things out',
    load: async () => (await import('../commands/sandbox.js')).sandbox,
  },
  describe: {
    about: 'Prints all commands, flags and codes as JSON',
    load: async () => (await import('../commands/describe.js')).describe,
  },
  completion: {
    about: 'Prints what makes a shell complete commands and names',
    load: async () => (await import('../commands/completion.js')).completion,
  },
};
