const en = {
  title: 'Boards',
  all: 'Everything',
  uncategorized: 'On no board',
};

const de: typeof en = {
  title: 'Boards',
  all: 'Alles',
  uncategorized: 'Auf keinem Board',
};

/** Texts of the boards beside the gallery. */
export const treeMessages = { en, de };
