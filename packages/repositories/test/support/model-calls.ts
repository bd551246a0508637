import type { Repositories } from '../../src/repositories.js';
import { modelSource, packSource } from './local-sources.js';
import { pngImage } from './png-image.js';

const destroy = { destroy: true } as const;

/** One call of each method. A missing method does not compile. */
export type CallsOf<R> = {
  readonly [Name in keyof R as R[Name] extends (...args: never) => unknown ? Name : never]-?: (
    repository: R,
  ) => Promise<unknown>;
};

type ModelRepositories =
  | 'huggingFace'
  | 'modelInstalls'
  | 'modelRelationships'
  | 'modelStorage'
  | 'models'
  | 'nodePacks';

/** Calls of the repositories of models, of Hugging Face and of packs of nodes. */
export const modelCalls: { readonly [Name in ModelRepositories]: CallsOf<Repositories[Name]> } = {
  huggingFace: {
    tokenStatus: (face) => face.tokenStatus(),
    login: (face) => face.login({ token: 'hf_a' }),
    logout: (face) => face.logout(),
    models: (face) => face.models('owner/name'),
  },
  models: {
    get: (models) => models.get('m'),
    find: (models) => models.find('m'),
    exists: (models) => models.exists('m'),
    findByHash: (models) => models.findByHash('blake3:m'),
    findByAttributes: (models) => models.findByAttributes({ name: 'M', type: 'lora', base: 'sd-1' }),
    list: (models) => models.list().next(),
    listMissing: (models) => models.listMissing().next(),
    update: (models) => models.update('m', { name: 'N' }),
    delete: (models) => models.delete('m'),
    deleteMany: (models) => models.deleteMany(['m']),
    reidentify: (models) => models.reidentify('m'),
    reidentifyMany: (models) => models.reidentifyMany(['m']),
    convert: (models) => models.convert('m'),
    image: (models) => models.image('m'),
    updateImage: (models) => models.updateImage('m', pngImage()),
    deleteImage: (models) => models.deleteImage('m'),
  },
  modelRelationships: {
    keys: (relationships) => relationships.keys('m'),
    keysOfMany: (relationships) => relationships.keysOfMany(['m']),
    create: (relationships) => relationships.create('m', 'n'),
    delete: (relationships) => relationships.delete('m', 'n'),
  },
  modelStorage: {
    cacheStats: (storage) => storage.cacheStats(),
    emptyCache: (storage) => storage.emptyCache(),
    orphaned: (storage) => storage.orphaned(),
    deleteOrphans: (storage) => storage.deleteOrphans(['o'], destroy),
  },
  modelInstalls: {
    get: (installs) => installs.get(0),
    find: (installs) => installs.find(0),
    exists: (installs) => installs.exists(0),
    list: (installs) => installs.list().next(),
    create: (installs) => installs.create({ source: modelSource('new-model'), inplace: true }),
    createFromHuggingFace: (installs) => installs.createFromHuggingFace('owner/name'),
    cancel: (installs) => installs.cancel(0),
    pause: (installs) => installs.pause(0),
    resume: (installs) => installs.resume(0),
    restartFailed: (installs) => installs.restartFailed(0),
    restartFile: (installs) => installs.restartFile(0, 'http://example.invalid/a'),
    prune: (installs) => installs.prune(),
    starterModels: (installs) => installs.starterModels(),
    scanFolder: (installs) => installs.scanFolder('/'),
  },
  nodePacks: {
    list: (packs) => packs.list().next(),
    folder: (packs) => packs.folder(),
    install: (packs) => packs.install({ source: packSource('new-pack') }),
    delete: (packs) => packs.delete('pack'),
    reload: (packs) => packs.reload(),
  },
};
