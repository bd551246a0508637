import { useMessages } from '../../i18n/messages.js';
import { Field } from './form.js';
import { serverMessages } from './server-messages.js';
import { useAuthStatus } from './server-queries.js';

/** Two fields for a password that is chosen: once, and again. */
export function NewPassword({ label }: { readonly label: string }) {
  const texts = useMessages(serverMessages);
  const { data: status } = useAuthStatus();
  const hint = status?.strict_password_checking ? texts.strict : undefined;
  return (
    <>
      <Field label={label} name="password" type="password" autoComplete="new-password" hint={hint} />
      <Field label={texts.repeat} name="repeat" type="password" autoComplete="new-password" />
    </>
  );
}

/** Returns the password that was chosen. Throws with a sentence for the person when the two fields differ. */
export function newPassword(value: (name: string) => string, texts: typeof serverMessages.en): string {
  if (value('password') !== value('repeat')) throw new Error(texts.different);
  return value('password');
}
