import { useQuery } from '@tanstack/react-query';

import { useClient } from '../../app/client-context.js';
import { useMessages } from '../../i18n/messages.js';
import { embeddedQuery } from './item-queries.js';
import { viewerMessages } from './viewer-messages.js';

/** The workflow that an image or a video was made with, or its graph where there is none. */
export function WorkflowPanel({ name }: { readonly name: string }) {
  const texts = useMessages(viewerMessages);
  const { data } = useQuery(embeddedQuery(useClient(), name));
  const text = data?.workflow ?? data?.graph;
  return (
    <aside className="details" aria-label={texts.workflow}>
      <h2>{data && !data.workflow && data.graph ? texts.graph : texts.workflow}</h2>
      {data && !text && <p className="quiet">{texts.noWorkflow}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard. */}
      {text && <pre tabIndex={0}>{indented(text)}</pre>}
    </aside>
  );
}

/** Returns JSON in lines; what is none stays as it is. */
function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 1);
  } catch {
    return text;
  }
}
