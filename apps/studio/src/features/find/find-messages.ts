const en = {
  search: 'Search and filter',
  placeholder: 'Words, or model:flux date:2026-11',
  invalid: (reason: string) => `Not understood: ${reason}`,
  conditions: 'Conditions',
  order: 'Order',
  newest: 'Newest first',
  oldest: 'Oldest first',
  starredFirst: 'Starred first',
  saved: 'Saved filters',
};

const de: typeof en = {
  search: 'Suchen und filtern',
  placeholder: 'Wörter, oder model:flux date:2026-11',
  invalid: (reason) => `Nicht verstanden: ${reason}`,
  conditions: 'Bedingungen',
  order: 'Reihenfolge',
  newest: 'Neueste zuerst',
  oldest: 'Älteste zuerst',
  starredFirst: 'Markierte zuerst',
  saved: 'Gespeicherte Filter',
};

/** Texts of the filter. */
export const findMessages = { en, de };
