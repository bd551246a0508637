import { HttpError } from '@x/transport/errors';

import { announce } from '../../app/announce.js';
import { useClient } from '../../app/client-context.js';
import { useMessages } from '../../i18n/messages.js';
import { Field, Form } from './form.js';
import { NewPassword, newPassword } from './new-password.js';
import { serverMessages } from './server-messages.js';

/** Changes the password of who is logged in. */
export function PasswordForm({ onClose }: { readonly onClose: () => void }) {
  const texts = useMessages(serverMessages);
  const { login } = useClient();
  const change = async (value: (name: string) => string) => {
    const next = newPassword(value, texts);
    const auth = await login.load();
    await auth.changePassword({ current: value('current'), next });
    announce(texts.changed);
    onClose();
  };
  const explain = (error: Error) =>
    error instanceof HttpError && /current password/i.test(error.message) ? texts.wrongPassword : undefined;
  return (
    <Form
      label={texts.changePassword}
      submit={texts.save}
      onSubmit={change}
      explain={explain}
      actions={
        <button type="button" className="button" onClick={onClose}>
          {texts.cancel}
        </button>
      }
    >
      <Field label={texts.current} name="current" type="password" autoComplete="current-password" autoFocus />
      <NewPassword label={texts.next} />
    </Form>
  );
}
