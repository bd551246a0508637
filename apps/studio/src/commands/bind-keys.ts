import { tinykeys } from 'tinykeys';

import { commandList } from './command-table.js';
import { isActive, runCommand } from './registry.js';

/** Runs commands by their keys, until the function that is returned is called. */
export function bindKeys(target: Window): () => void {
  const keys = new Set(commandList.flatMap(([, { keys }]) => keys));
  const bindings = [...keys].map((key) => [key, (event: KeyboardEvent) => run(key, event)] as const);
  return tinykeys(target, Object.fromEntries(bindings), { ignore: () => false });
}

/** Several screens may use a key: that of the one that is shown is active. */
function run(key: string, event: KeyboardEvent): void {
  if (event.defaultPrevented || isForeign(key, event.target)) return;
  const [id, command] = commandList.find(([id, { keys }]) => keys.some((it) => it === key) && isActive(id)) ?? [];
  if (id === undefined) return;
  event.preventDefault();
  if (!(event.repeat && command?.isSubmit)) runCommand(id);
}

const submitKeys = new Set(commandList.flatMap(([, { keys, isSubmit }]) => (isSubmit ? keys : [])));

/** Text fields keep what they are typed; in dialogs and menus the keys are theirs. */
function isForeign(key: string, target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('[role=dialog]:not([data-commands]), [role=menu], [role=listbox]')) return true;
  const isText =
    target.isContentEditable || target.matches('input:not([type=checkbox], [type=range]), textarea, select');
  return isText && !key.startsWith('$mod+k') && !submitKeys.has(key);
}
