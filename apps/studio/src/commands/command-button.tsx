import type { ReactNode } from 'react';

import { settings } from '../settings/settings.js';
import { useStore } from '../store.js';
import { useReasonAgainst } from './availability.js';
import { type CommandId, commands } from './command-table.js';
import { runCommand } from './registry.js';

interface CommandButtonProps {
  readonly id: CommandId;
  /** In place of the title of the command. */
  readonly label?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly isPrimary?: boolean | undefined;
  /** In place of a text. */
  readonly icon?: ReactNode;
}

/** A button that runs a command. Where the server cannot do it, it is grey and says why. */
export function CommandButton({ id, label, disabled, isPrimary, icon }: CommandButtonProps) {
  const { locale } = useStore(settings);
  const reason = useReasonAgainst()(id);
  const title = label ?? commands[id].title[locale];
  return (
    <button
      type="button"
      className={icon ? 'icon-button' : 'button'}
      data-primary={isPrimary || undefined}
      disabled={disabled}
      aria-disabled={reason !== undefined || undefined}
      aria-label={icon ? title : undefined}
      title={reason ?? (icon ? title : undefined)}
      onClick={() => runCommand(id)}
    >
      {icon ?? title}
    </button>
  );
}
