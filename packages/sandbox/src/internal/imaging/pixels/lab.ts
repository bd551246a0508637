import { type ColourTable, colourTable, interpolated } from './lab-table.js';

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

/** From linear sRGB to XYZ, adapted to the white of print. */
const TO_XYZ: Matrix = [
  [0.4360412516161, 0.3851129107982, 0.1430458375858],
  [0.2224845402295, 0.7169050786085, 0.0606103811621],
  [0.0139201874714, 0.0970672386971, 0.7139125738315],
];
const WHITE: Triple = [0.9642, 1, 0.8249];

const product = (matrix: Matrix, [x, y, z]: Triple): Triple => {
  const row = ([a, b, c]: Triple) => a * x + b * y + c * z;
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
};

const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const gamma = (value: number) => (value <= 0.04045 / 12.92 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055);
const root = (value: number) => (value > (24 / 116) ** 3 ? Math.cbrt(value) : (841 / 108) * value + 16 / 116);
const cube = (value: number) => (value > 24 / 116 ? value ** 3 : (108 / 841) * (value - 16 / 116));

function toLab([red, green, blue]: Triple): Triple {
  const xyz = product(TO_XYZ, [linear(red), linear(green), linear(blue)]);
  const [x, y, z] = [root(xyz[0] / WHITE[0]), root(xyz[1] / WHITE[1]), root(xyz[2] / WHITE[2])];
  return [(116 * y - 16) / 100, (500 * (x - y) + 128) / 255, (200 * (y - z) + 128) / 255];
}

function fromLab([lightness, a, b]: Triple): Triple {
  const y = (lightness * 100 + 16) / 116;
  const [x, z] = [y + (a * 255 - 128) / 500, y - (b * 255 - 128) / 200];
  const rgb = product(inverse(TO_XYZ), [cube(x) * WHITE[0], cube(y) * WHITE[1], cube(z) * WHITE[2]]);
  const [red, green, blue] = rgb.map((value) => gamma(Math.min(Math.max(value, 0), 1)));
  return [red ?? 0, green ?? 0, blue ?? 0];
}

function inverse([[a, b, c], [d, e, f], [g, h, i]]: Matrix): Matrix {
  const whole = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  return [
    [(e * i - f * h) / whole, (c * h - b * i) / whole, (b * f - c * e) / whole],
    [(f * g - d * i) / whole, (a * i - c * g) / whole, (c * d - a * f) / whole],
    [(d * h - e * g) / whole, (b * g - a * h) / whole, (a * e - b * d) / whole],
  ];
}

/** How many corners the tables of a conversion have on each side. */
const SIDES = { usual: 33, fine: 49 } as const;

type Size = keyof typeof SIDES;

/** Returns the table of a conversion in a size, which is made at first use. */
function tablesOf(change: (values: Triple) => Triple): (size: Size) => ColourTable {
  const tables: Partial<Record<Size, ColourTable>> = {};
  return (size) => {
    const table = tables[size] ?? colourTable(change, SIDES[size]);
    tables[size] = table;
    return table;
  };
}

const there = tablesOf(toLab);
const back = tablesOf(fromLab);

/** Two of the three bytes of this space have a sign. */
const signed = ([lightness = 0, a = 0, b = 0]: readonly number[]): number[] => [lightness, a ^ 128, b ^ 128];

/** Returns lightness and colour, through a table as the server's library does. */
export function labOf(rgb: readonly number[], size: Size = 'usual'): number[] {
  return signed(interpolated(there(size), rgb));
}

/** Returns red, green and blue of lightness and colour. */
export function rgbOf(lab: readonly number[], size: Size = 'usual'): [number, number, number] {
  return interpolated(back(size), signed(lab));
}
