import { useState } from 'react';

import { useClient } from '../../app/client-context.js';
import { chooseServer, listServers, removeServer, type ServerProfile } from '../../app/servers.js';
import { useCommands } from '../../commands/registry.js';
import { useMessages } from '../../i18n/messages.js';
import { serverMessages } from './server-messages.js';

/** The servers that this page can work with. Another one is used at a press of its button. */
export function ServerList() {
  const texts = useMessages(serverMessages);
  const { server } = useClient();
  const [all, setAll] = useState(listServers);
  const next = all[(all.findIndex(({ url }) => url === server.url) + 1) % all.length];
  useCommands({ 'server.next': next && next.url !== server.url ? () => chooseServer(next) : undefined });
  const forget = (profile: ServerProfile) => {
    removeServer(profile);
    setAll(listServers());
  };
  return (
    <ul className="server-list">
      {all.map((profile) => (
        <li key={profile.url} aria-current={profile.url === server.url || undefined}>
          <span className="server-name">
            <strong>{profile.name}</strong>
            <span className="quiet">{profile.location}</span>
          </span>
          {profile.url === server.url ? (
            <span className="quiet">{texts.inUse}</span>
          ) : (
            <ServerButton label={texts.useShort} name={texts.use(profile.name)} onClick={() => chooseServer(profile)} />
          )}
          {!profile.isServed && profile.url !== server.url && (
            <ServerButton label={texts.forgetShort} name={texts.forget(profile.name)} onClick={() => forget(profile)} />
          )}
        </li>
      ))}
    </ul>
  );
}

interface ServerButtonProps {
  readonly label: string;
  /** The label with the name of the server, for who does not see the row. */
  readonly name: string;
  readonly onClick: () => void;
}

function ServerButton({ label, name, onClick }: ServerButtonProps) {
  return (
    <button type="button" className="button" aria-label={name} onClick={onClick}>
      {label}
    </button>
  );
}
