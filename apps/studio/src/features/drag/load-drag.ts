type DragCode = typeof import('./drag-pictures.js');

let loading: Promise<DragCode> | undefined;

/** Returns the code of drag and drop as soon as a pointer or a file is over the page: who uses keys alone does without. */
function loadDrag(): Promise<DragCode> {
  loading ??= new Promise((resolve, reject) => {
    const ended = new AbortController();
    const load = () => {
      ended.abort();
      import('./drag-pictures.js').then(resolve, reject);
    };
    for (const type of ['pointermove', 'dragenter']) {
      window.addEventListener(type, load, { signal: ended.signal, capture: true });
    }
  });
  return loading;
}

/** Calls `start` with the code of drag and drop once it is there, and what that returns when the signal is aborted. */
export async function startDrag(signal: AbortSignal, start: (code: DragCode) => () => void): Promise<void> {
  const code = await loadDrag().catch(() => undefined); // without it there are keys and buttons
  if (code && !signal.aborted) signal.addEventListener('abort', start(code));
}
