const en = {
  kind: 'Kind',
  kinds: { all: 'Images and videos', images: 'Images', videos: 'Videos', assets: 'Assets' },
  board: 'Board',
  allBoards: 'All boards',
  noBoard: 'On no board',
  stars: 'Stars',
  starred: { any: 'Starred or not', yes: 'Starred', no: 'Not starred' },
  from: 'From day (UTC)',
  to: 'To day (UTC)',
  width: 'Minimum width',
  height: 'Minimum height',
  model: 'Model',
  lora: 'LoRA',
  seed: 'Seed',
  sampler: 'Sampler',
  slow: 'Model, LoRA, seed and sampler are in the metadata, which is read picture by picture. They match no videos; sizes neither.',
};

const de: typeof en = {
  kind: 'Art',
  kinds: { all: 'Bilder und Videos', images: 'Bilder', videos: 'Videos', assets: 'Vorlagen' },
  board: 'Board',
  allBoards: 'Alle Boards',
  noBoard: 'Auf keinem Board',
  stars: 'Markierung',
  starred: { any: 'Mit und ohne', yes: 'Markiert', no: 'Nicht markiert' },
  from: 'Ab Tag (UTC)',
  to: 'Bis Tag (UTC)',
  width: 'Mindestbreite',
  height: 'Mindesthöhe',
  model: 'Modell',
  lora: 'LoRA',
  seed: 'Seed',
  sampler: 'Sampler',
  slow: 'Modell, LoRA, Seed und Sampler stehen in den Metadaten, die Bild für Bild gelesen werden. Videos passen nie dazu, zu Größen auch nicht.',
};

/** Texts of the conditions of a filter. */
export const conditionMessages = { en, de };
