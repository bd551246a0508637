import type { User } from '@x/models/user';
import { useState } from 'react';

import { useClient } from '../../app/client-context.js';
import { CommandButton } from '../../commands/command-button.js';
import { useCommands } from '../../commands/registry.js';
import { useMessages } from '../../i18n/messages.js';
import { LoginForm } from './login-form.js';
import { PasswordForm } from './password-form.js';
import { serverMessages } from './server-messages.js';
import { useAuthMode, useUser } from './server-queries.js';
import { SetupForm } from './setup-form.js';

/** Who is logged in, on a server with users: the ways in and out, and another password. */
export function Account() {
  const texts = useMessages(serverMessages);
  const { data: mode } = useAuthMode();
  const { data: user, isPending, isError } = useUser();
  if (mode === 'not-set-up') return <SetupForm />;
  if (mode !== 'multi-user' || (isPending && !isError)) return null;
  return (
    <section className="server-section">
      <h2>{user ? texts.user : texts.noUser}</h2>
      {user ? <LoggedIn user={user} /> : <LoginForm />}
    </section>
  );
}

function LoggedIn({ user: { display_name: name, email, is_admin: isAdmin } }: { readonly user: User }) {
  const texts = useMessages(serverMessages);
  const { login } = useClient();
  const [isChanging, setIsChanging] = useState(false);
  useCommands({
    'server.log-out': async () => {
      const auth = await login.load();
      await auth.logout();
      // Nothing that this user has seen is left in the page.
      location.assign('/');
    },
    'server.change-password': () => setIsChanging(true),
  });
  return (
    <>
      <p>
        <strong>{name || email}</strong>{' '}
        <span className="quiet">{[name && email, isAdmin && texts.administrator].filter(Boolean).join(', ')}</span>
      </p>
      {isChanging ? (
        <PasswordForm onClose={() => setIsChanging(false)} />
      ) : (
        <div className="form-actions">
          <CommandButton id="server.log-out" />
          <CommandButton id="server.change-password" />
        </div>
      )}
    </>
  );
}
