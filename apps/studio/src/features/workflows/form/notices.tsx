import { useMessages } from '../../../i18n/messages.js';
import { workflowMessages } from '../workflow-messages.js';

interface NoticesProps {
  /** Why the workflow cannot be run. */
  readonly blocked: readonly string[];
  /** What this server has otherwise than the workflow. */
  readonly changed: readonly string[];
  readonly hints: readonly string[];
}

/** What a person should know of a workflow before it is run on this server. */
export function Notices({ blocked, changed, hints }: NoticesProps) {
  const texts = useMessages(workflowMessages);
  return (
    <>
      {blocked.length > 0 && (
        <section className="workflow-notice" data-danger role="alert">
          <h2>{texts.cannotRun}</h2>
          <Lines lines={blocked} />
        </section>
      )}
      {blocked.length === 0 && changed.length > 0 && (
        <section className="workflow-notice">
          <h2>{texts.changed}</h2>
          <Lines lines={changed} />
        </section>
      )}
      {hints.map((hint) => (
        <p key={hint} className="workflow-notice">
          {hint}
        </p>
      ))}
    </>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
