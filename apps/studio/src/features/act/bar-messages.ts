const en = {
  selection: 'Selection',
  chooseBoard: 'Move to which board?',
};

const de: typeof en = {
  selection: 'Auswahl',
  chooseBoard: 'Auf welches Board verschieben?',
};

/** Texts of the buttons for what is selected. */
export const barMessages = { en, de };
