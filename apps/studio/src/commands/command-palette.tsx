import { Autocomplete } from '@base-ui/react/autocomplete';
import { PageDialog } from '../app/page-dialog.js';
import { useMessages } from '../i18n/messages.js';
import { settings } from '../settings/settings.js';
import { useStore } from '../store.js';
import { limits, reasonAgainst } from './availability.js';
import { commandMessages } from './command-messages.js';
import { type CommandId, commandList } from './command-table.js';
import { Keys } from './keys.js';
import { active, isActive, runCommand } from './registry.js';

interface Entry {
  readonly id: CommandId;
  readonly label: string;
  readonly keys: string | undefined;
  /** Why the server cannot do it. */
  readonly reason: string | undefined;
}

/** Searches the commands that do something on this screen, and runs one. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const texts = useMessages(commandMessages);
  const { locale } = useStore(settings);
  useStore(active);
  useStore(limits);
  const entries: Entry[] = commandList
    .filter(([id]) => isActive(id) && id !== 'shell.palette')
    .map(
      ([
        id,
        {
          title,
          keys: [keys],
        },
      ]) => ({ id, label: title[locale], keys, reason: reasonAgainst(id) }),
    );
  const run = ({ id }: Entry) => {
    onClose();
    // The dialog gives the focus back first: a command may be about what has it.
    requestAnimationFrame(() => runCommand(id));
  };
  return (
    <PageDialog kind="palette" label={texts.palette} onClose={onClose}>
      <Autocomplete.Root items={entries} inline open autoHighlight="always" itemToStringValue={({ label }) => label}>
        <Autocomplete.Input
          className="palette-input"
          placeholder={texts.searchCommands}
          aria-label={texts.searchCommands}
        />
        <Autocomplete.Empty className="palette-empty">{texts.noCommands}</Autocomplete.Empty>
        <Autocomplete.List className="palette-list">
          {(entry: Entry) => (
            <Autocomplete.Item
              key={entry.id}
              value={entry}
              className="palette-item"
              disabled={entry.reason !== undefined}
              onClick={() => run(entry)}
            >
              <span>{entry.label}</span>
              {entry.reason && <span className="quiet">{entry.reason}</span>}
              {entry.keys && !entry.reason && <Keys keys={entry.keys} />}
            </Autocomplete.Item>
          )}
        </Autocomplete.List>
      </Autocomplete.Root>
    </PageDialog>
  );
}
