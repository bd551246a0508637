import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';

import { LateFailure } from '../errors/late-failure.js';
import { useMessages } from '../i18n/messages.js';
import { shellMessages } from './shell-messages.js';

/** What is shown in place of a screen that failed; the navigation around it still works. */
export function ErrorScreen({ error, reset }: ErrorComponentProps) {
  const texts = useMessages(shellMessages);
  const router = useRouter();
  const showAgain = () => {
    // A browser does not ask again for a file of a page that it failed to load.
    if (isMissingFile(error)) return location.reload();
    reset();
    void router.invalidate();
  };
  return (
    <div className="notice" role="alert">
      <h1>{texts.failed}</h1>
      <p>{texts.failedHint}</p>
      <LateFailure error={error} />
      <button type="button" className="button" onClick={showAgain}>
        {texts.again}
      </button>
    </div>
  );
}

const isMissingFile = (error: unknown): boolean =>
  error instanceof TypeError && /import(ed|ing).* module|module script/i.test(error.message);
