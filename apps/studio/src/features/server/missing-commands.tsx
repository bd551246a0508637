import { useReasonAgainst } from '../../commands/availability.js';
import { commandList } from '../../commands/command-table.js';
import { useMessages } from '../../i18n/messages.js';
import { settings } from '../../settings/settings.js';
import { useStore } from '../../store.js';
import { serverMessages } from './server-messages.js';

/** Lists the commands that the server cannot do, with the reason. Nothing is shown when it can do all. */
export function MissingCommands() {
  const texts = useMessages(serverMessages);
  const { locale } = useStore(settings);
  const reasonAgainst = useReasonAgainst();
  const missing = commandList.filter(([id]) => reasonAgainst(id) !== undefined);
  const [first] = missing;
  if (!first) return null;
  return (
    <section className="server-section">
      <h2>{texts.lacks}</h2>
      <p>{reasonAgainst(first[0])}</p>
      <ul className="missing-commands quiet">
        {missing.map(([id, { title }]) => (
          <li key={id}>{title[locale]}</li>
        ))}
      </ul>
    </section>
  );
}
