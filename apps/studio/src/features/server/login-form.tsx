import { AuthenticationError, PermissionError } from '@x/transport/errors';
import type { ReactNode } from 'react';

import { useClient } from '../../app/client-context.js';
import { useMessages } from '../../i18n/messages.js';
import { Field, Form } from './form.js';
import { serverMessages } from './server-messages.js';

/** What a form is given that lets a person in. */
export interface LoginFormProps {
  readonly actions?: ReactNode;
  readonly autoFocus?: boolean | undefined;
}

/** Logs a person in. What is shown of the server is read again afterwards. */
export function LoginForm({ actions, autoFocus }: LoginFormProps) {
  const texts = useMessages(serverMessages);
  const { login, server } = useClient();
  const explain = (error: Error) => {
    if (error instanceof AuthenticationError) return texts.wrongLogin;
    return error instanceof PermissionError ? texts.disabled : undefined;
  };
  const logIn = async (value: (name: string) => string) => {
    const remember_me = value('remember') === 'on';
    login.tokens.keep(remember_me ? 'browser' : 'tab');
    const auth = await login.load();
    await auth.login({ email: value('email'), password: value('password'), remember_me });
  };
  return (
    <Form label={texts.logInTo(server.name)} submit={texts.logIn} onSubmit={logIn} explain={explain} actions={actions}>
      <Field label={texts.email} name="email" type="email" autoComplete="username" autoFocus={autoFocus} />
      <Field label={texts.password} name="password" type="password" autoComplete="current-password" />
      <label className="check">
        <input type="checkbox" name="remember" />
        {texts.remember}
      </label>
    </Form>
  );
}
