/** Where things stand on a contact sheet, in pixels. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  /** The longest side of a thumbnail. */
  readonly side: number;
  /** Between things, and to the edge. */
  readonly margin: number;
  /** The upper left corner of a thumbnail's square. */
  place(index: number): { readonly x: number; readonly y: number };
}

const side = 184;
const margin = 28;
const header = 96;
const caption = 44;

/** Returns a layout that is a little wider than high. */
export function createLayout(tiles: number): Layout {
  const columns = Math.max(3, Math.ceil(Math.sqrt(tiles * 1.6)));
  const rows = Math.max(1, Math.ceil(tiles / columns));
  const stepX = side + margin;
  const stepY = side + caption + margin;
  return {
    width: columns * stepX + margin,
    height: header + rows * stepY + margin,
    side,
    margin,
    place: (index) => ({
      x: margin + (index % columns) * stepX,
      y: header + margin + Math.floor(index / columns) * stepY,
    }),
  };
}
