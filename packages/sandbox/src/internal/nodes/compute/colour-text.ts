import { represent } from '../../validation/pydantic-message.js';
import { PythonError } from '../python-error.js';
import { namedColours } from './css-colours.js';

type Channels = readonly number[];

const rounded = (value: number): number => Math.trunc(value * 255 + 0.5);

function fromHsl([hue = 0, saturation = 0, lightness = 0]: Channels): Channels {
  if (saturation === 0) return [lightness, lightness, lightness].map(rounded);
  const high = lightness <= 0.5 ? lightness * (1 + saturation) : lightness + saturation - lightness * saturation;
  const low = 2 * lightness - high;
  return [hue + 1 / 3, hue, hue - 1 / 3].map((place) => {
    const turned = ((place % 1) + 1) % 1;
    if (turned < 1 / 6) return rounded(low + (high - low) * turned * 6);
    if (turned < 0.5) return rounded(high);
    return rounded(turned < 2 / 3 ? low + (high - low) * (2 / 3 - turned) * 6 : low);
  });
}

function fromHsv([hue = 0, saturation = 0, value = 0]: Channels): Channels {
  const sector = Math.trunc(hue * 6);
  const rest = hue * 6 - sector;
  const [p, q, t] = [1 - saturation, 1 - saturation * rest, 1 - saturation * (1 - rest)].map((share) => value * share);
  const sectors = [
    [value, t, p],
    [q, value, p],
    [p, value, t],
    [p, q, value],
    [t, p, value],
    [value, p, q],
  ];
  return (saturation === 0 ? [value, value, value] : (sectors[sector % 6] ?? [])).map((share) => rounded(share ?? 0));
}

const NUMBER = '(\\d+\\.?\\d*)';
const list = (name: string, ...parts: readonly string[]) =>
  new RegExp(`^${name}\\(\\s*${parts.join('\\s*,\\s*')}\\s*\\)$`);

const degrees = ([hue = 0, second = 0, third = 0]: Channels): Channels => [hue / 360, second / 100, third / 100];

/** The notations of a colour, and what their numbers are. */
const NOTATIONS: readonly (readonly [RegExp, (numbers: Channels) => Channels])[] = [
  [list('rgb', '(\\d+)', '(\\d+)', '(\\d+)'), (numbers) => numbers],
  [list('rgb', '(\\d+)%', '(\\d+)%', '(\\d+)%'), (parts) => parts.map((part) => Math.trunc((part * 255) / 100 + 0.5))],
  [list('hsl', NUMBER, `${NUMBER}%`, `${NUMBER}%`), (numbers) => fromHsl(degrees(numbers))],
  [list('hs[bv]', NUMBER, `${NUMBER}%`, `${NUMBER}%`), (numbers) => fromHsv(degrees(numbers))],
  [list('rgba', '(\\d+)', '(\\d+)', '(\\d+)', '(\\d+)'), (numbers) => numbers],
];

/** Returns red, green, blue and alpha of a colour as CSS writes it. Throws the server's error for another text. */
export function colourOf(text: string): Channels {
  if ([...text].length > 100) throw new PythonError('ValueError', 'color specifier is too long');
  const colour = text.toLowerCase();
  const hexadecimal = namedColours.get(colour) ?? colour;
  const digits = /^#([a-f\d]{3,4}|[a-f\d]{6}|[a-f\d]{8})$/.exec(hexadecimal)?.[1];
  if (digits !== undefined) {
    const pairs = digits.length < 5 ? [...digits].map((digit) => digit + digit) : (digits.match(/../g) ?? []);
    return withAlpha(pairs.map((pair) => Number.parseInt(pair, 16)));
  }
  for (const [notation, read] of NOTATIONS) {
    const found = notation.exec(colour);
    if (found) return withAlpha(read(found.slice(1).map(Number)));
  }
  throw new PythonError('ValueError', `unknown color specifier: ${represent(colour)}`);
}

const withAlpha = (channels: Channels): Channels => (channels.length === 3 ? [...channels, 255] : channels);

const ITEM = String.raw`\s*[-+]?(?:0+|[1-9]\d*|\d+\.\d*|\.\d+)\s*`;
const TUPLE = new RegExp(`^\\((?:${ITEM},)*(?:${ITEM})?\\)$`);

/** Returns the channels of a chroma key: a colour, or a tuple of numbers. */
export function chromaKey(text: string): Channels {
  if (!text.startsWith('(')) return colourOf(text);
  if (!TUPLE.test(text)) {
    const message = `Not implemented by the sandbox: the chroma key ${represent(text)}; write a colour or a tuple of numbers`;
    throw new PythonError('NotImplementedError', message);
  }
  const numbers = text.slice(1, -1).split(',');
  if (numbers.length === 1 && numbers[0]?.trim() !== '') {
    const kind = text.includes('.') ? 'float' : 'int';
    throw new PythonError('TypeError', `object of type '${kind}' has no len()`);
  }
  const channels = numbers.filter((number) => number.trim() !== '').map(Number);
  while (channels.length < 3) channels.push(0);
  return withAlpha(channels);
}
