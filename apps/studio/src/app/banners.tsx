import { lazy, Suspense, useState } from 'react';

import { hasKeptUploads } from '../features/act/transfer/kept-uploads.js';
import { useMessages } from '../i18n/messages.js';
import { useStore } from '../store.js';
import { connection } from './connection.js';
import { shellMessages } from './shell-messages.js';
import { isUpdateReady } from './updates.js';

const UnfinishedBanner = lazy(async () => ({
  default: (await import('../features/act/transfer/unfinished-banner.js')).UnfinishedBanner,
}));

/** What every screen should know: the server is not reached, files were not uploaded, or the page has a newer build. */
export function Banners() {
  const texts = useMessages(shellMessages);
  const state = useStore(connection);
  const [hasUploads] = useState(hasKeptUploads);
  return (
    <>
      {(state === 'lost' || state === 'refused') && (
        <p className="shell-banner" role="alert">
          {texts[state]}
        </p>
      )}
      {hasUploads && (
        <Suspense fallback={null}>
          <UnfinishedBanner />
        </Suspense>
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
