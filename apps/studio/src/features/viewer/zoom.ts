/** How a picture is shown in a frame: its middle is `x`, `y` pixels from the middle of the frame. */
export interface Zoom {
  /** Pixels of the page for each pixel of the picture. */
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** A width and a height in pixels. */
export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** A point, in pixels from the middle of the frame. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

const MOST = 16;

/** Returns a zoom that shows the whole picture, not larger than it is. */
export function fit(picture: Extent, frame: Extent): Zoom {
  const scale = Math.min(1, frame.width / picture.width, frame.height / picture.height);
  return { scale, x: 0, y: 0 };
}

/** Scales by a factor around a point of the frame, between the whole picture and 16 times its size. */
export function zoomAt(zoom: Zoom, factor: number, point: Point, least: number): Zoom {
  const scale = Math.min(Math.max(zoom.scale * factor, least), MOST);
  const ratio = scale / zoom.scale;
  return { scale, x: point.x + (zoom.x - point.x) * ratio, y: point.y + (zoom.y - point.y) * ratio };
}

/** Moves the picture, but no edge of it into the frame while the picture is larger than that. */
export function clampZoom({ scale, x, y }: Zoom, picture: Extent, frame: Extent): Zoom {
  const spare = (size: number, room: number) => Math.max(0, (size * scale - room) / 2);
  const [across, down] = [spare(picture.width, frame.width), spare(picture.height, frame.height)];
  return { scale, x: Math.min(Math.max(x, -across), across), y: Math.min(Math.max(y, -down), down) };
}
