import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { lazy, useState } from 'react';

import { useCommands } from '../commands/registry.js';
import { shownAction } from '../features/act/action.js';
import { useMessages } from '../i18n/messages.js';
import { changeSettings, settings } from '../settings/settings.js';
import { useStore } from '../store.js';
import { LiveRegion } from './announce.js';
import { Banners } from './banners.js';
import { useClient } from './client-context.js';
import { DialogSlot } from './dialog-slot.js';
import { Navigation } from './navigation.js';
import { shellMessages } from './shell-messages.js';
import { switchTheme } from './theme.js';

const CommandPalette = lazy(async () => ({ default: (await import('../commands/command-palette.js')).CommandPalette }));
const ActionDialog = lazy(async () => ({ default: (await import('../features/act/action-dialog.js')).ActionDialog }));
const LoginDialog = lazy(async () => ({ default: (await import('../features/server/login-dialog.js')).LoginDialog }));
const HelpDialog = lazy(async () => ({ default: (await import('../commands/help-dialog.js')).HelpDialog }));

/** The frame around every screen: navigation, state of the connection, palette and help. */
export function Shell() {
  const texts = useMessages(shellMessages);
  const navigate = useNavigate();
  const action = useStore(shownAction);
  const isLoginNeeded = useStore(useClient().login.isNeeded);
  const { pathname } = useLocation();
  const [dialog, setDialog] = useState<'palette' | 'help'>();
  const close = () => setDialog(undefined);
  useCommands({
    'shell.palette': () => setDialog('palette'),
    'shell.help': () => setDialog('help'),
    'shell.gallery': () => navigate({ to: '/' }),
    'shell.boards': () => navigate({ to: '/boards' }),
    'shell.jobs': () => navigate({ to: '/jobs' }),
    'shell.workflows': () => navigate({ to: '/workflows' }),
    'shell.server': () => navigate({ to: '/server' }),
    'shell.theme': switchTheme,
    'shell.language': () => changeSettings({ locale: settings.get().locale === 'en' ? 'de' : 'en' }),
  });
  return (
    <div className="shell">
      <a className="skip-link" href="#content">
        {texts.skip}
      </a>
      <Navigation />
      <div className="shell-body">
        <Banners />
        <main id="content" className="shell-content" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <LiveRegion />
      <DialogSlot key={`dialog ${dialog}`}>
        {dialog === 'palette' && <CommandPalette onClose={close} />}
        {dialog === 'help' && <HelpDialog onClose={close} />}
      </DialogSlot>
      <DialogSlot key={`action ${action?.title}`}>{action && <ActionDialog action={action} />}</DialogSlot>
      <DialogSlot>{isLoginNeeded && pathname !== '/server' && <LoginDialog />}</DialogSlot>
    </div>
  );
}
