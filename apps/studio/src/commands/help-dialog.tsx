import { Dialog } from '@base-ui/react/dialog';

import { Icon } from '../app/icon.js';
import { PageDialog } from '../app/page-dialog.js';
import { useMessages } from '../i18n/messages.js';
import { settings } from '../settings/settings.js';
import { useStore } from '../store.js';
import { useReasonAgainst } from './availability.js';
import type { Scope } from './command.js';
import { commandMessages } from './command-messages.js';
import { commandList } from './command-table.js';
import { Keys } from './keys.js';

/** Lists every command with its keys, by the screen it works on. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const texts = useMessages(commandMessages);
  const scopes = [...new Set(commandList.map(([, { scope }]) => scope))];
  return (
    <PageDialog onClose={onClose}>
      <header className="dialog-header">
        <Dialog.Title>{texts.help}</Dialog.Title>
        <Dialog.Close className="icon-button" aria-label={texts.close}>
          <Icon name="close" />
        </Dialog.Close>
      </header>
      <div className="help-scopes">
        {scopes.map((scope) => (
          <ScopeHelp key={scope} scope={scope} />
        ))}
      </div>
    </PageDialog>
  );
}

function ScopeHelp({ scope }: { readonly scope: Scope }) {
  const texts = useMessages(commandMessages);
  const { locale } = useStore(settings);
  const reasonAgainst = useReasonAgainst();
  return (
    <section>
      <h3>{texts.scopes[scope]}</h3>
      <dl className="help-list">
        {commandList
          .filter(([, command]) => command.scope === scope)
          .map(
            ([
              id,
              {
                title,
                keys: [keys],
              },
            ]) => (
              <div key={id} data-command={id}>
                <dt>{title[locale]}</dt>
                <dd className="quiet">{reasonAgainst(id) ?? (keys && <Keys keys={keys} />)}</dd>
              </div>
            ),
          )}
      </dl>
    </section>
  );
}
