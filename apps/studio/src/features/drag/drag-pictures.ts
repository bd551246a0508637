import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { dropTargetForExternal } from '@atlaskit/pragmatic-drag-and-drop/external/adapter';
import { preventUnhandled } from '@atlaskit/pragmatic-drag-and-drop/prevent-unhandled';
import { containsFiles } from '@atlaskit/pragmatic-drag-and-drop/utils/contains-files';
import { getFiles } from '@atlaskit/pragmatic-drag-and-drop/utils/get-files';
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/utils/set-custom-native-drag-preview';

/** Marks what is dragged as pictures of the gallery. */
const PICTURES = 'pictures';

/** What a place takes. What it leaves out it does not take. */
export interface DropHandlers {
  /** Called with the names of pictures of the gallery. */
  readonly onPictures?: ((names: readonly string[]) => void) | undefined;
  /** Called with files from outside the browser. */
  readonly onFiles?: ((files: readonly File[]) => void) | undefined;
}

/** Lets a cell be dragged with everything that is dragged with it. Returns a function that ends it. */
export function makeDraggable(
  element: HTMLElement,
  names: () => readonly string[],
  text: (count: number) => string,
): () => void {
  return draggable({
    element,
    canDrag: () => names().length > 0,
    getInitialData: () => ({ [PICTURES]: names() }),
    onGenerateDragPreview: ({ nativeSetDragImage }) =>
      setCustomNativeDragPreview({
        nativeSetDragImage,
        render({ container }) {
          const badge = document.createElement('div');
          badge.className = 'drag-badge';
          badge.textContent = text(names().length);
          container.append(badge);
        },
      }),
  });
}

/** Lets pictures and files be dropped on an element, which has `data-drop` while they are over it. */
export function makeDropTarget(element: HTMLElement, { onPictures, onFiles }: DropHandlers): () => void {
  const mark = {
    onDragEnter: () => element.toggleAttribute('data-drop', true),
    onDragLeave: () => element.toggleAttribute('data-drop', false),
  };
  const unmark = () => element.toggleAttribute('data-drop', false);
  const pictures =
    onPictures &&
    dropTargetForElements({
      element,
      ...mark,
      canDrop: ({ source }) => PICTURES in source.data,
      onDrop({ source, location }) {
        unmark();
        const names = source.data[PICTURES];
        if (location.current.dropTargets[0]?.element === element && Array.isArray(names)) onPictures(names);
      },
    });
  const files =
    onFiles &&
    dropTargetForExternal({
      element,
      ...mark,
      canDrop: containsFiles,
      onDrop({ source, location }) {
        unmark();
        if (location.current.dropTargets[0]?.element === element) onFiles(getFiles({ source }));
      },
    });
  // A file that is dropped beside its place would be opened in place of the page.
  preventUnhandled.start();
  return combine(...[pictures, files].filter((end) => end !== undefined));
}
