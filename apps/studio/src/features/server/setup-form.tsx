import { useClient } from '../../app/client-context.js';
import { useMessages } from '../../i18n/messages.js';
import { Field, Form } from './form.js';
import type { LoginFormProps } from './login-form.js';
import { NewPassword, newPassword } from './new-password.js';
import { serverMessages } from './server-messages.js';

/** Creates the first user of a server and logs in. */
export function SetupForm({ actions, autoFocus }: LoginFormProps) {
  const texts = useMessages(serverMessages);
  const { login, server } = useClient();
  const setUp = async (value: (name: string) => string) => {
    const password = newPassword(value, texts);
    const display_name = value('name');
    const auth = await login.load();
    await auth.setup({
      email: value('email'),
      password,
      ...(display_name && { display_name }),
    });
  };
  return (
    <Form label={texts.setUpTitle(server.name)} submit={texts.setUp} onSubmit={setUp} actions={actions}>
      <p>{texts.setUpHint}</p>
      <Field label={texts.displayName} name="name" autoComplete="name" required={false} autoFocus={autoFocus} />
      <Field label={texts.email} name="email" type="email" autoComplete="username" />
      <NewPassword label={texts.password} />
    </Form>
  );
}
