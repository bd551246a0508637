import { SearchDialog } from '../app/search-dialog.js';
import { useMessages } from '../i18n/messages.js';
import { settings } from '../settings/settings.js';
import { useStore } from '../store.js';
import { useReasonAgainst } from './availability.js';
import { commandMessages } from './command-messages.js';
import { commandList } from './command-table.js';
import { Keys } from './keys.js';
import { active, isActive, runCommand } from './registry.js';

/** Searches the commands that do something on this screen, and runs one. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const texts = useMessages(commandMessages);
  const { locale } = useStore(settings);
  const reasonAgainst = useReasonAgainst();
  useStore(active);
  const lines = commandList
    .filter(([id]) => isActive(id) && id !== 'shell.palette')
    .map(([id, { title, keys }]) => ({
      id,
      label: title[locale],
      reason: reasonAgainst(id),
      aside: keys[0] && <Keys keys={keys[0]} />,
    }));
  return (
    <SearchDialog
      name={texts.palette}
      lines={lines}
      placeholder={texts.searchCommands}
      none={texts.noCommands}
      // The dialog gives the focus back first: a command may be about what has it.
      onPick={({ id }) => requestAnimationFrame(() => runCommand(id))}
      onClose={onClose}
    />
  );
}
