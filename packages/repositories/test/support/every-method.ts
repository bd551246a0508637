import { makeVideoFile } from '@x/sandbox/make-video-file';

import type { Repositories } from '../../src/repositories.js';
import { emptyWorkflow as workflow } from './empty-workflow.js';
import { type CallsOf, modelCalls } from './model-calls.js';
import { pngImage } from './png-image.js';

type Calls = { readonly [Name in keyof Repositories]: CallsOf<Repositories[Name]> };

const graph = { nodes: { a: { id: 'a', type: 'add', a: 1, b: 2 } }, edges: [] };
const window = { offset: 0, limit: 5 };
/** One that a new server has. */
const promptId = '5b0f3a52-7c1d-4e86-9a40-0d6f2b7c1e01';
const preset = { name: 'new', positive_prompt: '', negative_prompt: '' };
const destroy = { destroy: true } as const;

/**
 * They need a board `b` with an image `a.png` and a video `a.mp4`, an item 1, a user `u`, models `m`, with a cover image,
 * and `n`, a workflow `w` and a preset `p` with pictures.
 */
export const calls: Calls = {
  ...modelCalls,
  app: {
    version: (app) => app.version(),
    openApi: (app) => app.openApi(),
    dependencies: (app) => app.dependencies(),
    hasPatchMatch: (app) => app.hasPatchMatch(),
    generationDevices: (app) => app.generationDevices(),
    config: (app) => app.config(),
    updateConfig: (app) => app.updateConfig({ max_queue_history: 5 }),
    logLevel: (app) => app.logLevel(),
    setLogLevel: (app) => app.setLogLevel(30),
  },
  auth: {
    status: (auth) => auth.status(),
    login: (auth) => auth.login({ email: 'u@example.com', password: 'secret' }),
    logout: (auth) => auth.logout(),
    setup: (auth) => auth.setup({ email: 'first@example.com', password: 'secret' }),
    refreshMediaCookie: (auth) => auth.refreshMediaCookie(),
    generatePassword: (auth) => auth.generatePassword(),
  },
  boards: {
    get: (boards) => boards.get('b'),
    find: (boards) => boards.find('b'),
    exists: (boards) => boards.exists('b'),
    list: (boards) => boards.list().next(),
    page: (boards) => boards.page(window),
    create: (boards) => boards.create({ board_name: 'new' }),
    update: (boards) => boards.update('b', { archived: true }),
    delete: (boards) => boards.delete('b'),
    deleteWithContents: (boards) => boards.deleteWithContents('b', destroy),
    imageNames: (boards) => boards.imageNames('b'),
    addImage: (boards) => boards.addImage('b', 'a.png'),
    addImages: (boards) => boards.addImages('b', ['a.png']),
    removeImage: (boards) => boards.removeImage('a.png'),
    removeImages: (boards) => boards.removeImages(['a.png']),
  },
  clientState: {
    find: (state) => state.find('key'),
    set: (state) => state.set('key', 'value'),
    keys: (state) => state.keys(),
    delete: (state) => state.delete('key'),
    deleteAll: (state) => state.deleteAll(destroy),
  },
  bulkDownloads: {
    start: (downloads) => downloads.start({ image_names: ['a.png'] }),
    download: async (downloads) => new Response(await downloads.download('x.zip')).blob(),
  },
  externalProviders: {
    statuses: (providers) => providers.statuses(),
    configs: (providers) => providers.configs(),
    update: (providers) => providers.update('openai', { api_key: 'key' }),
    reset: (providers) => providers.reset('openai'),
  },
  fonts: {
    list: (fonts) => fonts.list().next(),
    file: (fonts) => fonts.file('a.ttf'),
  },
  gallery: {
    list: (gallery) => gallery.list().next(),
    page: (gallery) => gallery.page(window),
    names: (gallery) => gallery.names(),
    namesWithKinds: (gallery) => gallery.namesWithKinds(),
  },
  images: {
    get: (images) => images.get('a.png'),
    find: (images) => images.find('a.png'),
    exists: (images) => images.exists('a.png'),
    list: (images) => images.list().next(),
    page: (images) => images.page(window),
    names: (images) => images.names(),
    getMany: (images) => images.getMany(['a.png']),
    upload: (images) => images.upload(pngImage()),
    update: (images) => images.update('a.png', { starred: true }),
    delete: (images) => images.delete('a.png'),
    deleteMany: (images) => images.deleteMany(['a.png']),
    deleteUncategorized: (images) => images.deleteUncategorized(destroy),
    countIntermediates: (images) => images.countIntermediates(),
    clearIntermediates: (images) => images.clearIntermediates(destroy),
    starMany: (images) => images.starMany(['a.png']),
    unstarMany: (images) => images.unstarMany(['a.png']),
    metadata: (images) => images.metadata('a.png'),
    workflow: (images) => images.workflow('a.png'),
    full: (images) => images.full('a.png'),
    stream: async (images) => new Response(await images.stream('a.png')).blob(),
    thumbnail: (images) => images.thumbnail('a.png'),
    urls: (images) => images.urls('a.png'),
  },
  imageMoves: {
    status: (moves) => moves.status(),
    start: (moves) => moves.start(),
    recover: (moves) => moves.recover(),
  },
  invocationCache: {
    status: (cache) => cache.status(),
    clear: (cache) => cache.clear(),
    enable: (cache) => cache.enable(),
    disable: (cache) => cache.disable(),
  },
  prompts: {
    expandTemplate: (prompts) => prompts.expandTemplate({ prompt: '{a|b}' }),
    expand: (prompts) => prompts.expand({ prompt: 'a fox', model_key: 'model' }),
    describe: (prompts) => prompts.describe({ image_name: 'a.png', model_key: 'model' }),
  },
  recall: {
    send: (recall) => recall.send({ steps: 5 }),
    replace: (recall) => recall.replace({ steps: 5 }),
    append: (recall) => recall.append({ steps: 5 }),
    information: (recall) => recall.information(),
  },
  queue: {
    enqueue: (queue) => queue.enqueue({ batch_id: 'mine', graph }),
    status: (queue) => queue.status(),
    batchStatus: (queue) => queue.batchStatus('batch'),
    countsByDestination: (queue) => queue.countsByDestination('place'),
    cancelBatches: (queue) => queue.cancelBatches(['batch']),
    cancelByDestination: (queue) => queue.cancelByDestination('place'),
    cancelAllExceptCurrent: (queue) => queue.cancelAllExceptCurrent(),
    deleteByDestination: (queue) => queue.deleteByDestination('place'),
    deleteAllExceptCurrent: (queue) => queue.deleteAllExceptCurrent(),
    clear: (queue) => queue.clear(),
    prune: (queue) => queue.prune(),
    pause: (queue) => queue.pause(),
    resume: (queue) => queue.resume(),
  },
  queueItems: {
    get: (items) => items.get(1),
    find: (items) => items.find(1),
    list: (items) => items.list().next(),
    ids: (items) => items.ids(),
    getMany: (items) => items.getMany([1]),
    summaries: (items) => items.summaries([1]),
    current: (items) => items.current(),
    next: (items) => items.next(),
    cancel: (items) => items.cancel(1),
    retryMany: (items) => items.retryMany([1]),
    delete: (items) => items.delete(1),
  },
  videos: {
    get: (videos) => videos.get('a.mp4'),
    find: (videos) => videos.find('a.mp4'),
    exists: (videos) => videos.exists('a.mp4'),
    size: (videos) => videos.size('a.mp4'),
    list: (videos) => videos.list().next(),
    page: (videos) => videos.page(window),
    names: (videos) => videos.names(),
    upload: (videos) => videos.upload(makeVideoFile()),
    update: (videos) => videos.update('a.mp4', { starred: true }),
    delete: (videos) => videos.delete('a.mp4'),
    deleteMany: (videos) => videos.deleteMany(['a.mp4']),
    deleteUncategorized: (videos) => videos.deleteUncategorized(destroy),
    starMany: (videos) => videos.starMany(['a.mp4']),
    unstarMany: (videos) => videos.unstarMany(['a.mp4']),
    addToBoard: (videos) => videos.addToBoard('a.mp4', 'b'),
    removeFromBoard: (videos) => videos.removeFromBoard('a.mp4'),
    metadata: (videos) => videos.metadata('a.mp4'),
    workflow: (videos) => videos.workflow('a.mp4'),
    full: (videos) => videos.full('a.mp4'),
    stream: async (videos) => new Response(await videos.stream('a.mp4')).blob(),
    range: (videos) => videos.range('a.mp4', { start: 0, end: 9 }),
    streamFrom: async (videos) => new Response(await videos.streamFrom('a.mp4', 0)).blob(),
    thumbnail: (videos) => videos.thumbnail('a.mp4'),
    urls: (videos) => videos.urls('a.mp4'),
  },
  users: {
    me: (users) => users.me(),
    updateMe: (users) => users.updateMe({ display_name: 'Me' }),
    get: (users) => users.get('u'),
    find: (users) => users.find('u'),
    exists: (users) => users.exists('u'),
    list: (users) => users.list().next(),
    create: (users) => users.create({ email: 'new@example.com', password: 'secret' }),
    update: (users) => users.update('u', { display_name: 'You' }),
    delete: (users) => users.delete('u'),
  },
  stylePresets: {
    get: (presets) => presets.get('p'),
    find: (presets) => presets.find('p'),
    exists: (presets) => presets.exists('p'),
    list: (presets) => presets.list().next(),
    create: (presets) => presets.create(preset),
    update: (presets) => presets.update('p', { ...preset, is_public: true, image: pngImage() }),
    delete: (presets) => presets.delete('p'),
    image: (presets) => presets.image('p'),
    export: (presets) => presets.export(),
    import: (presets) => presets.import(new Blob(['name\na\n'], { type: 'text/csv' })),
  },
  systemPrompts: {
    get: (prompts) => prompts.get(promptId),
    find: (prompts) => prompts.find(promptId),
    exists: (prompts) => prompts.exists(promptId),
    list: (prompts) => prompts.list().next(),
    create: (prompts) => prompts.create({ name: 'new', content: 'x' }),
    update: (prompts) => prompts.update(promptId, { name: 'x' }),
    delete: (prompts) => prompts.delete(promptId),
  },
  virtualBoards: {
    list: (days) => days.list().next(),
    imageNames: (days) => days.imageNames('2026-11-22'),
    itemNames: (days) => days.itemNames('2026-11-22'),
  },
  workflows: {
    get: (workflows) => workflows.get('w'),
    find: (workflows) => workflows.find('w'),
    exists: (workflows) => workflows.exists('w'),
    list: (workflows) => workflows.list().next(),
    page: (workflows) => workflows.page({ page: 0, per_page: 5 }),
    create: (workflows) => workflows.create(workflow),
    update: (workflows) => workflows.update('w', { ...workflow, name: 'new' }),
    delete: (workflows) => workflows.delete('w'),
    setPublic: (workflows) => workflows.setPublic('w', false),
    markOpened: (workflows) => workflows.markOpened('w'),
    tags: (workflows) => workflows.tags(),
    tagCounts: (workflows) => workflows.tagCounts(['x']),
    categoryCounts: (workflows) => workflows.categoryCounts(['user']),
    thumbnail: (workflows) => workflows.thumbnail('w'),
    setThumbnail: (workflows) => workflows.setThumbnail('w', pngImage()),
    deleteThumbnail: (workflows) => workflows.deleteThumbnail('w'),
  },
};

/** Every method as `repository.method`, and its call. */
export const everyMethod: readonly (readonly [name: string, call: (repositories: Repositories) => Promise<unknown>])[] =
  Object.keys(calls)
    .filter(isRepository)
    .flatMap((name) => methodsOf(name));

function isRepository(name: string): name is keyof Repositories {
  return name in calls;
}

function methodsOf<Name extends keyof Repositories>(repository: Name) {
  const methods = Object.entries<(target: Repositories[Name]) => Promise<unknown>>(calls[repository]);
  return methods.map(
    ([name, call]) =>
      [`${repository}.${name}`, (repositories: Repositories) => call(repositories[repository])] as const,
  );
}
