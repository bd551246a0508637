import { useQuery } from '@tanstack/react-query';

import { announce } from '../../app/announce.js';
import { useClient } from '../../app/client-context.js';
import { useCommands } from '../../commands/registry.js';
import { useMessages } from '../../i18n/messages.js';
import { metadataQuery, recordQuery } from './item-queries.js';
import { viewerMessages } from './viewer-messages.js';

/** What is known about an image or a video: its record and its metadata. */
export function DetailsPanel({ name }: { readonly name: string }) {
  const texts = useMessages(viewerMessages);
  const client = useClient();
  const record = useQuery(recordQuery(client, name));
  const metadata = useQuery(metadataQuery(client, name));
  const prompt = textOf(metadata.data?.['positive_prompt']);
  const seed = textOf(metadata.data?.['seed']);
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text);
    announce(texts.copied);
  };
  useCommands({
    'viewer.copy-prompt': prompt ? () => void copy(prompt) : undefined,
    'viewer.copy-seed': seed ? () => void copy(seed) : undefined,
  });
  const entries = Object.entries(metadata.data ?? {});
  return (
    <aside className="details" aria-label={texts.details}>
      {prompt && (
        <>
          <h2>{texts.prompt}</h2>
          <p>{prompt}</p>
        </>
      )}
      <p className="details-actions">
        {prompt && <CopyButton label={texts.copyPrompt} onCopy={() => void copy(prompt)} />}
        {seed && <CopyButton label={texts.copySeed} onCopy={() => void copy(seed)} />}
      </p>
      {record.data && (
        <dl>
          <dt>{texts.size}</dt>
          <dd>
            {record.data.width} × {record.data.height}
          </dd>
          {record.data.duration != null && (
            <>
              <dt>{texts.video}</dt>
              <dd>{texts.seconds(record.data.duration)}</dd>
            </>
          )}
          <dt>{texts.created}</dt>
          <dd>{record.data.created_at} UTC</dd>
        </dl>
      )}
      {metadata.isSuccess && <h2>{texts.metadata}</h2>}
      {metadata.isSuccess && entries.length === 0 && <p className="quiet">{texts.noMetadata}</p>}
      <dl>
        {entries.map(([key, value]) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>{textOf(value)}</dd>
          </div>
        ))}
      </dl>
    </aside>
  );
}

function CopyButton({ label, onCopy }: { readonly label: string; readonly onCopy: () => void }) {
  return (
    <button type="button" className="button" onClick={onCopy}>
      {label}
    </button>
  );
}

const textOf = (value: unknown): string =>
  value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
