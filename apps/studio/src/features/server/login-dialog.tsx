import './server.css';

import { Dialog } from '@base-ui/react/dialog';
import { Link } from '@tanstack/react-router';

import { useClient } from '../../app/client-context.js';
import { useMessages } from '../../i18n/messages.js';
import { LoginForm } from './login-form.js';
import { serverMessages } from './server-messages.js';
import { useAuthMode } from './server-queries.js';
import { SetupForm } from './setup-form.js';

/** Asks for a login over the screen that needs one, which goes on afterwards. */
export function LoginDialog() {
  const texts = useMessages(serverMessages);
  const { server } = useClient();
  const { data: mode } = useAuthMode();
  const other = (
    <Link to="/server" className="button">
      {texts.otherServer}
    </Link>
  );
  const isNew = mode === 'not-set-up';
  return (
    <Dialog.Root open disablePointerDismissal>
      <Dialog.Portal>
        <Dialog.Backdrop className="dialog-backdrop" />
        <Dialog.Popup className="dialog login-dialog">
          <Dialog.Title>{isNew ? texts.setUpTitle(server.name) : texts.logInTo(server.name)}</Dialog.Title>
          {mode !== undefined &&
            (isNew ? <SetupForm actions={other} autoFocus /> : <LoginForm actions={other} autoFocus />)}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
