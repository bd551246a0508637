/** Positions and sizes on a contact sheet, in pixels. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  /** The frame that a thumbnail is fitted into. */
  readonly frame: { readonly width: number; readonly height: number };
  /** To the edge of the sheet. */
  readonly margin: number;
  /** The upper left corner of a thumbnail's frame. */
  place(index: number): { readonly x: number; readonly y: number };
}

/** Between a card's edge and what is on it. */
export const padding = 10;
export const captionHeight = 46;
const margin = 32;
const gap = 14;
const header = 108;

/** Returns a layout for a number of images, the tallest of which has a height of `tallest` times its width. */
export function createLayout(images: number, tallest: number): Layout {
  const columns = columnsFor(images);
  const frame = { width: 184, height: Math.round(184 * Math.min(1, tallest)) };
  const stepX = frame.width + 2 * padding + gap;
  const stepY = frame.height + captionHeight + 2 * padding + gap;
  return {
    width: 2 * margin + columns * stepX - gap,
    height: header + margin + Math.ceil(images / columns) * stepY - gap,
    frame,
    margin,
    place: (index) => ({
      x: margin + padding + (index % columns) * stepX,
      y: header + padding + Math.floor(index / columns) * stepY,
    }),
  };
}

/** Returns a number of columns that gives a sheet a little wider than high, and its last row few gaps. */
function columnsFor(images: number): number {
  const ideal = Math.max(3, Math.round(Math.sqrt(images * 1.5)));
  const gaps = (columns: number): number => (columns - (images % columns)) % columns;
  return [ideal, ideal + 1, ideal + 2].reduce((best, columns) => (gaps(columns) < gaps(best) ? columns : best));
}
