import { useEffect } from 'react';

import { useClient } from '../../../app/client-context.js';
import { useMessages } from '../../../i18n/messages.js';
import { useStore } from '../../../store.js';
import { transferMessages } from './transfer-messages.js';
import { forgetUnfinished, unfinishedUploads, watchUnfinished } from './unfinished-uploads.js';

/** How many names are shown. */
const MOST = 5;

/** Says which files were not uploaded to this server before a page was left, and what to do. */
export function UnfinishedBanner() {
  const texts = useMessages(transferMessages);
  const names = useStore(unfinishedUploads);
  const { server } = useClient();
  useEffect(() => watchUnfinished(server.location), [server]);
  if (names.length === 0) return null;
  const shown = names.slice(0, MOST).join(', ');
  return (
    <div className="shell-banner" role="status">
      {texts.unfinished(names.length, names.length > MOST ? `${shown} ${texts.more(names.length - MOST)}` : shown)}
      <button type="button" className="button" onClick={forgetUnfinished}>
        {texts.close}
      </button>
    </div>
  );
}
