import { CommandButton } from '../../../commands/command-button.js';
import type { CommandId } from '../../../commands/command-table.js';
import { active, isActive } from '../../../commands/registry.js';
import { useStore } from '../../../store.js';

/** Buttons of those commands that do something on the screen that is shown. */
export function CommandButtons({ ids }: { readonly ids: readonly CommandId[] }) {
  useStore(active);
  return ids.filter((id) => isActive(id)).map((id) => <CommandButton key={id} id={id} />);
}
