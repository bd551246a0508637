import { Link } from '@tanstack/react-router';

import { useReasonAgainst } from '../commands/availability.js';
import { CommandButton } from '../commands/command-button.js';
import type { commands } from '../commands/command-table.js';
import { useMessages } from '../i18n/messages.js';
import { Icon, type IconName } from './icon.js';
import { shellMessages } from './shell-messages.js';

const SCREENS = [
  { to: '/', name: 'gallery' },
  { to: '/boards', name: 'boards' },
  { to: '/jobs', name: 'jobs' },
  { to: '/workflows', name: 'workflows' },
  { to: '/server', name: 'server' },
] as const;

const BUTTONS = [
  { id: 'shell.palette', icon: 'search' },
  { id: 'shell.help', icon: 'help' },
  { id: 'shell.theme', icon: 'theme' },
  { id: 'shell.language', icon: 'language' },
] as const satisfies readonly { id: keyof typeof commands; icon: IconName }[];

/** Links to the screens, and buttons for the commands of the frame. At the side of the page, or below on narrow ones. */
export function Navigation() {
  const texts = useMessages(shellMessages);
  const reasonAgainst = useReasonAgainst();
  return (
    <nav className="navigation" aria-label={texts.navigation}>
      <ul className="navigation-screens">
        {SCREENS.map(({ to, name }) => (
          <li key={to}>
            <Link
              to={to}
              className="navigation-link"
              activeOptions={{ exact: to === '/', includeSearch: false }}
              disabled={reasonAgainst(`shell.${name}`) !== undefined}
              title={reasonAgainst(`shell.${name}`)}
            >
              <Icon name={name} />
              <span>{texts[name]}</span>
            </Link>
          </li>
        ))}
      </ul>
      <ul className="navigation-buttons">
        {BUTTONS.map(({ id, icon }) => (
          <li key={id}>
            <CommandButton id={id} icon={<Icon name={icon} />} />
          </li>
        ))}
      </ul>
    </nav>
  );
}
