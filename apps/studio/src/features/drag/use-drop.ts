import { type RefObject, useEffect, useRef } from 'react';

import type { DropHandlers } from './drag-pictures.js';
import { startDrag } from './load-drag.js';

/** Lets pictures and files be dropped on the element that gets the ref. */
export function useDrop<E extends HTMLElement>(handlers: DropHandlers): RefObject<E | null> {
  const element = useRef<E>(null);
  const latest = useRef(handlers);
  latest.current = handlers;
  const [takesPictures, takesFiles] = [handlers.onPictures !== undefined, handlers.onFiles !== undefined];
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const ended = new AbortController();
    const handlers: DropHandlers = {
      onPictures: takesPictures ? (names) => latest.current.onPictures?.(names) : undefined,
      onFiles: takesFiles ? (files) => latest.current.onFiles?.(files) : undefined,
    };
    void startDrag(ended.signal, ({ makeDropTarget }) => makeDropTarget(target, handlers));
    return () => ended.abort();
  }, [takesPictures, takesFiles]);
  return element;
}
