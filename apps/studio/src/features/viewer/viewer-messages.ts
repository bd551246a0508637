import { formatNumber } from '../../i18n/messages.js';

const en = {
  picture: (position: number, total: number) => `Picture ${position} of ${total}`,
  details: 'Details',
  prompt: 'Prompt',
  seed: 'Seed',
  copyPrompt: 'Copy prompt',
  copySeed: 'Copy seed',
  copied: 'Copied',
  metadata: 'Metadata',
  workflow: 'Workflow',
  noMetadata: 'This picture has no metadata.',
  noWorkflow: 'No workflow is embedded.',
  graph: 'Graph',
  video: 'Duration',
  seconds: (seconds: number) => `${formatNumber(Math.round(seconds * 10) / 10)} s`,
  size: 'Size',
  created: 'Created',
  left: 'Left picture',
  right: 'Right picture',
  slider: 'Share of the left picture',
  gone: 'This picture is not in the gallery any more.',
};

const de: typeof en = {
  picture: (position, total) => `Bild ${position} von ${total}`,
  details: 'Einzelheiten',
  prompt: 'Prompt',
  seed: 'Seed',
  copyPrompt: 'Prompt kopieren',
  copySeed: 'Seed kopieren',
  copied: 'Kopiert',
  metadata: 'Metadaten',
  workflow: 'Workflow',
  noMetadata: 'Dieses Bild hat keine Metadaten.',
  noWorkflow: 'Es ist kein Workflow eingebettet.',
  graph: 'Graph',
  video: 'Dauer',
  seconds: (seconds) => `${formatNumber(Math.round(seconds * 10) / 10)} s`,
  size: 'Größe',
  created: 'Erstellt',
  left: 'Linkes Bild',
  right: 'Rechtes Bild',
  slider: 'Anteil des linken Bildes',
  gone: 'Dieses Bild ist nicht mehr in der Galerie.',
};

/** Texts of the viewer. */
export const viewerMessages = { en, de };
