import { useMessages } from '../../../i18n/messages.js';
import { useStore } from '../../../store.js';
import { transferMessages } from './transfer-messages.js';
import { keepUnfinished, unfinishedUploads } from './unfinished-uploads.js';

/** How many names are shown. */
const MOST = 5;

/** Says which files were not uploaded when the page was loaded again, and what to do. */
export function UnfinishedBanner() {
  const texts = useMessages(transferMessages);
  const names = useStore(unfinishedUploads);
  const shown = names.slice(0, MOST).join(', ');
  const close = () => {
    unfinishedUploads.set([]);
    keepUnfinished([]);
  };
  return (
    <div className="shell-banner" role="status">
      {texts.unfinished(names.length, names.length > MOST ? `${shown} ${texts.more(names.length - MOST)}` : shown)}
      <button type="button" className="button" onClick={close}>
        {texts.close}
      </button>
    </div>
  );
}
