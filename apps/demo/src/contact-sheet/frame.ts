import { captionHeight, type Layout, padding } from './layout.js';
import type { Sheet, Tile } from './tile.js';

const font = 'font-family="Inter, Helvetica, Arial, DejaVu Sans, sans-serif"';
const cardColour = '#1c1f26';
/** The radius of a thumbnail's corners. */
const r = 6;
const star = 'M 0 -7 L 2.1 -2.3 L 7 -2.1 L 3.2 1.1 L 4.5 6 L 0 3.3 L -4.5 6 L -3.2 1.1 L -7 -2.1 L -2.1 -2.3 Z';

/** Returns everything on a contact sheet except the thumbnails, as SVG. */
export function drawFrame({ heading, note, tiles }: Sheet, layout: Layout): string {
  const { width, height, margin } = layout;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ${font}>
    <rect width="${width}" height="${height}" fill="#14161b"/>
    <text x="${margin}" y="58" font-size="28" font-weight="bold" fill="#f2f3f5">${escaped(heading)}</text>
    <text x="${margin}" y="84" font-size="14" fill="#8b93a1">${escaped(note)}</text>
    ${tiles.map((tile, index) => drawTile(tile, layout, index)).join('')}
  </svg>`;
}

interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Returns an SVG that covers the corners of the thumbnails, so that they appear rounded. */
export function drawCorners({ width, height }: Layout, thumbnails: readonly Place[]): string {
  const corners = thumbnails.map(
    ({ left, top, width: wide, height: high }) =>
      `M ${left} ${top} h ${wide} v ${high} h ${-wide} Z ` +
      `m ${r} 0 h ${wide - 2 * r} a ${r} ${r} 0 0 1 ${r} ${r} v ${high - 2 * r} a ${r} ${r} 0 0 1 ${-r} ${r} ` +
      `h ${2 * r - wide} a ${r} ${r} 0 0 1 ${-r} ${-r} v ${2 * r - high} a ${r} ${r} 0 0 1 ${r} ${-r} Z`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <path d="${corners.join(' ')}" fill="${cardColour}" fill-rule="evenodd"/></svg>`;
}

function drawTile({ title, starred, width, height }: Tile, { frame, place }: Layout, index: number): string {
  const { x, y } = place(index);
  const below = y + frame.height;
  const card = `width="${frame.width + 2 * padding}" height="${frame.height + captionHeight + 2 * padding}"`;
  return `
    <rect x="${x - padding}" y="${y - padding}" ${card} rx="12" fill="${cardColour}"/>
    <text x="${x}" y="${below + 25}" font-size="13" fill="#d6dae1">${escaped(shortened(title, 22))}</text>
    <text x="${x}" y="${below + 43}" font-size="11" fill="#8b93a1">${width} × ${height}</text>
    ${starred ? `<path d="${star}" fill="#f5c451" transform="translate(${x + frame.width - 8} ${below + 21})"/>` : ''}`;
}

/** Keeps the end of a long title: that of a file says more than its folders. */
function shortened(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `…${characters.slice(1 - length).join('')}`;
}

const escaped = (text: string): string =>
  text.replace(/\p{Cc}/gu, ' ').replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
