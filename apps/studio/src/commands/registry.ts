import { useLayoutEffect, useRef } from 'react';

import { announce } from '../app/announce.js';
import { createStore, type Store } from '../store.js';
import { reasonAgainst } from './availability.js';
import { type CommandId, commands } from './command-table.js';

/** What commands do on the screen that is shown. */
export type Handlers = { readonly [Id in CommandId]?: (() => unknown) | undefined };

/** The handlers of all mounted components; the last one wins. */
export const active: Store<readonly Handlers[]> = createStore<readonly Handlers[]>([]);

/** Lets commands do something from the moment the component is shown, until it is unmounted. */
export function useCommands(handlers: Handlers): void {
  const latest = useRef(handlers);
  latest.current = handlers;
  const ids = Object.entries(handlers)
    .filter(([, handler]) => handler !== undefined)
    .map(([id]) => id)
    .join();
  useLayoutEffect(() => {
    const known = ids.split(',').filter(Boolean) as CommandId[];
    const own: Handlers = Object.fromEntries(known.map((id) => [id, () => latest.current[id]?.()]));
    active.set([...active.get(), own]);
    return () => active.set(active.get().filter((other) => other !== own));
  }, [ids]);
}

/** Says whether a command does something on the screen that is shown. The viewer covers the gallery. */
export function isActive(id: CommandId): boolean {
  return hasHandler(id) && !(commands[id].scope === 'gallery' && hasHandler('viewer.close'));
}

const hasHandler = (id: CommandId): boolean => active.get().some((handlers) => handlers[id] !== undefined);

/** Runs a command, and returns whether there was anything to run. One that the server cannot do says why instead. */
export function runCommand(id: CommandId): boolean {
  const reason = reasonAgainst(id);
  if (reason !== undefined) {
    announce(reason);
    return true;
  }
  const handler = active.get().findLast((handlers) => handlers[id] !== undefined)?.[id];
  handler?.();
  return handler !== undefined;
}
