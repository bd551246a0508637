import './server.css';

import { useState } from 'react';

import { useClient } from '../../app/client-context.js';
import { CommandButton } from '../../commands/command-button.js';
import { useCommands } from '../../commands/registry.js';
import { Failure } from '../../errors/failure.js';
import { useMessages } from '../../i18n/messages.js';
import { Account } from './account.js';
import { AddServerForm } from './add-server-form.js';
import { MissingCommands } from './missing-commands.js';
import { ServerList } from './server-list.js';
import { serverMessages } from './server-messages.js';
import { useAuthMode, useVersion } from './server-queries.js';

/** The server that the page works with, its user, and other servers to work with. */
export function ServerScreen() {
  const texts = useMessages(serverMessages);
  return (
    <div className="screen server-screen">
      <header className="screen-header">
        <h1>{texts.title}</h1>
      </header>
      <ServerFacts />
      <Account />
      <MissingCommands />
      <Servers />
    </div>
  );
}

function ServerFacts() {
  const texts = useMessages(serverMessages);
  const { server } = useClient();
  const { data: version, error } = useVersion();
  const { data: mode } = useAuthMode();
  return (
    <section className="server-section">
      <h2>{server.name}</h2>
      {server.kind === 'archive' && <p>{texts.archive}</p>}
      {error && <Failure error={error} />}
      <dl className="server-facts">
        <dt>{texts.address}</dt>
        <dd>{server.location}</dd>
        {server.kind === 'server' && (
          <>
            <dt>{texts.version}</dt>
            <dd>{version?.version}</dd>
            <dt>{texts.mode}</dt>
            <dd>{mode && texts.modes[mode]}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

function Servers() {
  const texts = useMessages(serverMessages);
  const [isAdding, setIsAdding] = useState(false);
  useCommands({ 'server.add': () => setIsAdding(true) });
  return (
    <section className="server-section">
      <h2>{texts.servers}</h2>
      <ServerList />
      {isAdding ? <AddServerForm onClose={() => setIsAdding(false)} /> : <CommandButton id="server.add" />}
    </section>
  );
}
