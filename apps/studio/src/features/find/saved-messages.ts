const en = {
  noneSaved: 'No filter is saved in this browser yet.',
  name: 'Name of the filter',
  save: 'Save this filter',
  rename: 'Rename',
  renameNamed: (name: string) => `Rename ${name}`,
  delete: 'Delete',
  deleteNamed: (name: string) => `Delete ${name}`,
  newName: (name: string) => `New name of ${name}`,
  close: 'Close',
  everything: 'everything',
};

const de: typeof en = {
  noneSaved: 'In diesem Browser ist noch kein Filter gespeichert.',
  name: 'Name des Filters',
  save: 'Diesen Filter speichern',
  rename: 'Umbenennen',
  renameNamed: (name) => `${name} umbenennen`,
  delete: 'Löschen',
  deleteNamed: (name) => `${name} löschen`,
  newName: (name) => `Neuer Name von ${name}`,
  close: 'Schließen',
  everything: 'alles',
};

/** Texts of the saved filters. */
export const savedMessages = { en, de };
