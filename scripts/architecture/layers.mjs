/** What each layer may import of ours. Whoever is named here has a folder in packages/. */
export const layers = {
  models: [],
  transport: [],
  repositories: ['models', 'transport'],
  services: ['models', 'transport', 'repositories'],
  resources: ['models', 'transport', 'repositories', 'services'],
  sandbox: ['models'],
};

/** The files of transport that a layer may import: for values, and for types only. A layer not named sees all of it. */
export const doors = {
  repositories: { values: ['errors'], types: ['options', 'transport'] },
  services: { values: ['errors'], types: ['event-socket', 'options'] },
};

/** The layers that run in browsers too. */
export const browserLayers = ['models', 'transport', 'repositories', 'services', 'resources'];
