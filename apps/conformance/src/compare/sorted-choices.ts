const CHOICES = /'\w+'(?:, '\w+'){50,}/g;

/** Returns the text with long lists of choices sorted, because the server keeps them in sets. */
export const sortedChoices = (text: string): string =>
  text.replace(CHOICES, (choices) => choices.split(', ').toSorted().join(', '));
