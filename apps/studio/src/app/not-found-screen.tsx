import { Link } from '@tanstack/react-router';

import { useMessages } from '../i18n/messages.js';
import { shellMessages } from './shell-messages.js';

/** What is shown at an address without a screen. */
export function NotFoundScreen() {
  const texts = useMessages(shellMessages);
  return (
    <div className="notice">
      <h1>{texts.notFound}</h1>
      <Link to="/" className="button">
        {texts.gallery}
      </Link>
    </div>
  );
}
