import { ConnectionError } from '@x/transport/errors';

import type { Client } from '../../app/client.js';
import { useClient } from '../../app/client-context.js';
import { addServer, chooseServer } from '../../app/servers.js';
import { useMessages } from '../../i18n/messages.js';
import { Field, Form } from './form.js';
import { serverMessages } from './server-messages.js';

/** Asks for the address of a server, connects to it, and works with it from then on. */
export function AddServerForm({ onClose }: { readonly onClose: () => void }) {
  const texts = useMessages(serverMessages);
  const client = useClient();
  const connect = async (value: (name: string) => string) => {
    const address = value('address');
    await checkServer(client, address, texts);
    chooseServer(addServer(value('name') || new URL(address).host, address));
  };
  return (
    <Form
      label={texts.add}
      submit={texts.connect}
      onSubmit={connect}
      actions={
        <button type="button" className="button" onClick={onClose}>
          {texts.cancel}
        </button>
      }
    >
      <Field label={texts.address} name="address" type="url" placeholder="http://localhost:9090" autoFocus />
      <Field label={texts.name} name="name" required={false} />
      <p className="quiet">{texts.addHint}</p>
      <pre>{`allow_origins: ['${location.origin}']`}</pre>
    </Form>
  );
}

/** Rejects with a sentence for the person when there is no server at the address that this page may read. */
async function checkServer(client: Client, baseUrl: string, texts: typeof serverMessages.en): Promise<void> {
  const { host } = new URL(baseUrl);
  try {
    await client.versionOf(baseUrl);
  } catch (error) {
    throw new Error(error instanceof ConnectionError ? texts.notReached(host) : texts.notInvoke(host), {
      cause: error,
    });
  }
}
