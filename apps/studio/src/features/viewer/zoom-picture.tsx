import { type PointerEvent, useEffect, useRef, useState } from 'react';

import { useCommands } from '../../commands/registry.js';
import { clampZoom, type Extent, fit, type Point, type Zoom, zoomAt } from './zoom.js';

const STEP = 1.5;
const CENTER: Point = { x: 0, y: 0 };

interface ZoomPictureProps {
  readonly url: string;
  readonly alt: string;
}

/** A picture that is zoomed by wheel and key, and moved by drag. It begins as large as fits. */
export function ZoomPicture({ url, alt }: ZoomPictureProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [picture, setPicture] = useState<Extent>();
  const [zoom, setZoom] = useState<Zoom>();
  const size = (): Extent => ({ width: frame.current?.clientWidth ?? 1, height: frame.current?.clientHeight ?? 1 });
  const whole = picture && fit(picture, size());
  const change = (next: (zoom: Zoom, whole: Zoom) => Zoom) => {
    if (picture && whole) setZoom((zoom) => clampZoom(next(zoom ?? whole, whole), picture, size()));
  };
  const scale = (factor: number, point = CENTER) =>
    change((zoom, whole) => zoomAt(zoom, factor, point, Math.min(whole.scale, 1)));
  useCommands({
    'viewer.larger': () => scale(STEP),
    'viewer.smaller': () => scale(1 / STEP),
    'viewer.fit': () => setZoom(undefined),
    'viewer.actual-size': () => change((zoom) => ({ ...zoom, scale: 1 })),
  });
  const latest = useRef(scale);
  latest.current = scale;
  // React listens to the wheel without being able to keep the page from scrolling.
  useEffect(() => {
    const host = frame.current;
    if (!host) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      latest.current(Math.exp(-event.deltaY / 400), pointIn(host, event));
    };
    host.addEventListener('wheel', onWheel, { passive: false });
    return () => host.removeEventListener('wheel', onWheel);
  }, []);
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (event.buttons !== 1) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const { movementX, movementY } = event;
    change((zoom) => ({ ...zoom, x: zoom.x + movementX, y: zoom.y + movementY }));
  };
  const { scale: factor, x, y } = zoom ?? whole ?? { scale: 1, x: 0, y: 0 };
  return (
    <div ref={frame} className="viewer-frame" onPointerMove={drag}>
      <img
        src={url}
        alt={alt}
        draggable={false}
        data-scale={factor.toFixed(3)}
        style={{ transform: `translate(${x}px, ${y}px) scale(${factor})`, opacity: picture ? 1 : 0 }}
        onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
          setPicture({ width: naturalWidth, height: naturalHeight })
        }
      />
    </div>
  );
}

function pointIn(host: HTMLElement, { clientX, clientY }: MouseEvent): Point {
  const { left, top, width, height } = host.getBoundingClientRect();
  return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
}
