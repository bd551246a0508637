const en = {
  palette: 'Commands',
  help: 'Keyboard shortcuts',
  close: 'Close',
  searchCommands: 'Search commands',
  noCommands: 'No such command',
  scopes: {
    everywhere: 'Everywhere',
    gallery: 'Gallery',
    viewer: 'Viewer',
    boards: 'Boards',
    jobs: 'Jobs',
    workflows: 'Workflows',
    server: 'Server',
  },
};

const de: typeof en = {
  palette: 'Befehle',
  help: 'Tastenkürzel',
  close: 'Schließen',
  searchCommands: 'Befehl suchen',
  noCommands: 'Kein solcher Befehl',
  scopes: {
    everywhere: 'Überall',
    gallery: 'Galerie',
    viewer: 'Einzelbild',
    boards: 'Boards',
    jobs: 'Aufträge',
    workflows: 'Workflows',
    server: 'Server',
  },
};

/** Texts of the palette and of the list of keys. */
export const commandMessages = { en, de };
