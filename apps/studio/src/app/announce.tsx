import { createStore, type Store, useStore } from '../store.js';

const announced: Store<string> = createStore('');

/** Lets screen readers say a text. */
export function announce(text: string): void {
  announced.set(text);
}

/** The place that screen readers watch. One for the whole page. */
export function LiveRegion() {
  return (
    <div className="visually-hidden" role="status" aria-live="polite" data-testid="live-region">
      {useStore(announced)}
    </div>
  );
}
