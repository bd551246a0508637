import { useMessages } from '../i18n/messages.js';
import { useStore } from '../store.js';
import { connection } from './connection.js';
import { shellMessages } from './shell-messages.js';
import { isUpdateReady } from './updates.js';

/** What every screen should know: the server is not reached, or a newer build of the page is ready. */
export function Banners() {
  const texts = useMessages(shellMessages);
  const state = useStore(connection);
  return (
    <>
      {(state === 'lost' || state === 'refused') && (
        <p className="shell-banner" role="alert">
          {texts[state]}
        </p>
      )}
      {useStore(isUpdateReady) && (
        <div className="shell-banner" role="status">
          {texts.update}
          <button type="button" className="button" onClick={() => location.reload()}>
            {texts.showUpdate}
          </button>
        </div>
      )}
    </>
  );
}
