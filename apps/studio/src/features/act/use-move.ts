import { useClient } from '../../app/client-context.js';
import { shownAction } from './action.js';
import type { MoveTarget } from './move-action.js';

/** Returns a function that shows what a move of items to a board would do. */
export function useMove(): (names: readonly string[], target: MoveTarget) => Promise<void> {
  const client = useClient();
  return async (names, target) => {
    const { moveAction } = await import('./move-action.js');
    shownAction.set(moveAction(client, names, target));
  };
}
