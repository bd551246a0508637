import type { Layout } from './layout.js';
import type { Sheet, Tile } from './sheet.js';

const font = 'font-family="Inter, Helvetica, Arial, DejaVu Sans, sans-serif"';
const star = 'M 0 -7 L 2.1 -2.3 L 7 -2.1 L 3.2 1.1 L 4.5 6 L 0 3.3 L -4.5 6 L -3.2 1.1 L -7 -2.1 L -2.1 -2.3 Z';

/** Returns everything on a contact sheet but the thumbnails, as SVG. */
export function drawFrame({ heading, note, tiles }: Sheet, layout: Layout): string {
  const { width, height, margin } = layout;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ${font}>
    <rect width="${width}" height="${height}" fill="#14161b"/>
    <text x="${margin}" y="56" font-size="28" font-weight="bold" fill="#f2f3f5">${escaped(heading)}</text>
    <text x="${margin}" y="82" font-size="14" fill="#8b93a1">${escaped(note)}</text>
    <path d="M ${margin} 102.5 H ${width - margin}" stroke="#2a2e37"/>
    ${tiles.map((tile, index) => drawTile(tile, { ...layout.place(index), side: layout.side })).join('')}
  </svg>`;
}

function drawTile(
  tile: Tile,
  { x, y, side }: { readonly x: number; readonly y: number; readonly side: number },
): string {
  const mark = tile.starred
    ? `<path d="${star}" fill="#f5c451" transform="translate(${x + side - 8} ${y + side + 15})"/>`
    : '';
  return `
    <rect x="${x - 8}" y="${y - 8}" width="${side + 16}" height="${side + 52}" rx="10" fill="#1c1f26"/>
    <text x="${x}" y="${y + side + 20}" font-size="13" fill="#d6dae1">${escaped(shortened(tile.title, 24))}</text>
    <text x="${x}" y="${y + side + 37}" font-size="11" fill="#7d8594">${tile.width} × ${tile.height}</text>
    ${mark}`;
}

/** Keeps the end of a long title: that of a file says more than its folders. */
function shortened(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `…${characters.slice(1 - length).join('')}`;
}

const escaped = (text: string): string =>
  text.replace(/\p{Cc}/gu, ' ').replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
