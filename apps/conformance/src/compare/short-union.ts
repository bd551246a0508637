/**
 * Returns a text of the server's validation library without what it says about all classes of models at once, and about
 * the value in its own language.
 */
export const shortUnion = (text: string): string =>
  text
    .replaceAll(/tagged-union\[.*?Unknown_Config\]/g, 'tagged-union[…]')
    .replaceAll(/(?<=any of the expected tags: ).*?(?= \[type=union_tag_invalid|$)/g, '…')
    .replaceAll(/(?<=\[type=\w+), input_value=.*, input_type=\w+(?=\])/g, '')
    .replaceAll(/<\w+\.\w+: ('[^']*')>/g, '$1');
