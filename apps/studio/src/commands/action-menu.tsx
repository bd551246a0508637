import { Menu } from '@base-ui/react/menu';

import { Icon } from '../app/icon.js';
import { useReasonAgainst } from './availability.js';

/** An entry of a menu. Where the server cannot do it, it is grey and says why. */
export interface MenuEntry {
  readonly text: string;
  /** The operations it cannot do without, as routes. */
  readonly needs?: readonly string[] | undefined;
  readonly onClick: () => void;
}

interface ActionMenuProps {
  /** What the entries are for; screen readers say it. */
  readonly label: string;
  readonly entries: readonly MenuEntry[];
}

/** A button that opens a menu of what can be done with a thing. */
export function ActionMenu({ label, entries }: ActionMenuProps) {
  const reasonAgainst = useReasonAgainst();
  return (
    <Menu.Root>
      <Menu.Trigger className="icon-button" aria-label={label}>
        <Icon name="more" />
      </Menu.Trigger>
      {/* Inside a landmark, as everything that screen readers find. */}
      <Menu.Portal container={document.getElementById('content')}>
        <Menu.Positioner className="menu-positioner" align="end">
          <Menu.Popup className="menu">
            {entries.map(({ text, needs = [], onClick }) => {
              const reason = reasonAgainst(needs);
              return (
                <Menu.Item key={text} className="menu-item" disabled={reason !== undefined} onClick={onClick}>
                  {text}
                  {reason !== undefined && <span className="menu-reason">{reason}</span>}
                </Menu.Item>
              );
            })}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
