/** The system prompts that a new sandbox has. They are ordinary ones: a deleted one is not restored. */
export const defaultSystemPrompts = [
  {
    id: '5b0f3a52-7c1d-4e86-9a40-0d6f2b7c1e01',
    name: 'Detailed scene',
    content:
      'Rewrite the idea of the user as one paragraph for an image generator. Name the subject, what it does, the ' +
      'place, the light and the style. Add no text and no second subject. Return the paragraph alone.',
  },
  {
    id: '5b0f3a52-7c1d-4e86-9a40-0d6f2b7c1e02',
    name: 'Keywords',
    content:
      'Turn the idea of the user into at most twenty keywords, the most important first, separated by commas. ' +
      'Use no sentences. Return the keywords alone.',
  },
  {
    id: '5b0f3a52-7c1d-4e86-9a40-0d6f2b7c1e03',
    name: 'Photograph',
    content:
      'Describe the idea of the user as a photograph: lens, distance, depth of field, light and mood, in two ' +
      'sentences. Keep every fact that the user gave. Return the two sentences alone.',
  },
];
