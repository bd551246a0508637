import { eastAsianWidth } from 'get-east-asian-width';

/** Making one takes milliseconds, and most text is ASCII. */
let segmenter: Intl.Segmenter | undefined;

/** Yields the characters of a text as people count them: an emoji of several code points is one. */
export function* graphemes(text: string): Generator<string> {
  segmenter ??= new Intl.Segmenter();
  for (const { segment } of segmenter.segment(text)) yield segment;
}

/** Returns how many columns of a terminal a text takes: two for most emoji and for Chinese, Japanese and Korean. */
export function widthOf(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of graphemes(text)) width += widthOfCharacter(character);
  return width;
}

function widthOfCharacter(character: string): number {
  if (/^[\p{Cc}\p{Cf}\p{M}\u200b\ufeff]/u.test(character)) return 0;
  if (/\p{Emoji_Presentation}|\p{Emoji}\ufe0f/u.test(character)) return 2;
  return eastAsianWidth(character.codePointAt(0) ?? 0);
}
