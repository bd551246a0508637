import { type DragEvent, useState } from 'react';

/** What happens with what is dropped. */
export interface DropTarget {
  /** Receives the names of pictures of the server. Left out, they are not taken. */
  readonly onNames?: ((names: readonly string[]) => unknown) | undefined;
  /** Receives files of the desktop. */
  readonly onFiles: (files: readonly File[]) => unknown;
}

/** Returns handlers of an element that takes pictures, also of another window of this page, and files. */
export function useDrop({ onNames, onFiles }: DropTarget) {
  const [isOver, setOver] = useState(false);
  const takes = ({ dataTransfer: { types } }: DragEvent) =>
    types.includes('Files') || (onNames !== undefined && types.includes('text/uri-list'));
  const onDragOver = (event: DragEvent) => {
    if (!takes(event)) return;
    event.preventDefault();
    event.stopPropagation();
    setOver(true);
  };
  const onDragLeave = ({ currentTarget, relatedTarget }: DragEvent) => {
    if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false);
  };
  const onDrop = (event: DragEvent) => {
    if (!takes(event)) return;
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    const names = namesIn(event.dataTransfer.getData('text/uri-list'));
    // A picture that is dragged out of a page is offered as a file, too.
    if (names.length > 0 && onNames) onNames(names);
    else if (event.dataTransfer.files.length > 0) onFiles([...event.dataTransfer.files]);
  };
  return { isOver, handlers: { onDragEnter: onDragOver, onDragOver, onDragLeave, onDrop } };
}

/** Returns the names of the pictures of this server whose addresses are in a list. */
function namesIn(list: string): string[] {
  return list.split(/\r?\n/).flatMap((line) => {
    if (!URL.canParse(line)) return [];
    const { origin, pathname } = new URL(line);
    const name = /\/api\/v1\/(?:images|videos)\/i\/([^/]+)\//.exec(pathname)?.[1];
    return origin === location.origin && name !== undefined ? [decodeURIComponent(name)] : [];
  });
}
